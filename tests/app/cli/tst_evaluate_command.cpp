#include "tests/app/cli/cli_scene.h"

#include <nlohmann/json.hpp>

using namespace understudy;
using Json = nlohmann::json;

class TestEvaluateCommand : public CliTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }

    void aDraftVoice()
    {
        VERIFY_OK(writeFile(path("texts.tsv"), "plain\tThe sea lets go of this shelf of rock.\n"));
        const auto run = understudyCli(
            {"evaluate", "draft/slt", "-o", path("out"), "--texts", path("texts.tsv"), "--json"});
        const auto found = Json::parse(run.out);
        QCOMPARE(found["voice"], "draft/slt");
        QCOMPARE(found["lines"].size(), 1U);
        QCOMPARE(found["targets"].size(), 16U);
        auto failed = 0;
        for (const auto& row : found["targets"]) {
            failed += row["result"] == "failed" ? 1 : 0;
            QCOMPARE(row.contains("value"), row["result"] != "not measured");
            QCOMPARE(row.contains("why"), row["result"] == "not measured");
        }
        // What programs go by.
        QCOMPARE(run.status, failed > 0 ? 12 : 0);
        QVERIFY(std::filesystem::exists(path("out/report.html")));
    }

    void told()
    {
        VERIFY_OK(writeFile(path("texts.tsv"), "plain\tThe sea lets go.\n"));
        const auto run =
            understudyCli({"evaluate", "draft/slt", "-o", path("out"), "--texts", path("texts.tsv")});
        const auto text = QString::fromStdString(run.err + run.out);
        QVERIFY(text.contains(QStringLiteral("Speed of synthesis")));
        QVERIFY(text.contains(QStringLiteral("not measured: no ECAPA-TDNN is installed")));
        QVERIFY(text.contains(QStringLiteral("report.html")));
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto out = QStringLiteral("OUT");
        QTest::newRow("no voice") << QStringList{QStringLiteral("-o"), out} << 2;
        QTest::newRow("no folder") << QStringList{QStringLiteral("draft/slt")} << 2;
        QTest::newRow("unknown voice")
            << QStringList{QStringLiteral("nobody"), QStringLiteral("-o"), out} << 4;
        QTest::newRow("fewer than no lines")
            << QStringList{QStringLiteral("draft/slt"), QStringLiteral("-o"), out, QStringLiteral("--lines"),
                           QStringLiteral("-1")}
            << 2;
        QTest::newRow("nothing to speak") << QStringList{QStringLiteral("draft/slt"), QStringLiteral("-o"),
                                                         out, QStringLiteral("--lines"), QStringLiteral("0")}
                                          << 3;
    }
    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        std::vector<std::string> all{"evaluate"};
        for (const auto& argument : arguments)
            all.push_back(argument == QStringLiteral("OUT") ? path("out") : argument.toStdString());
        const auto run = understudyCli(all);
        QCOMPARE(run.status, status);
        QVERIFY(!run.err.empty());
        QVERIFY(!std::filesystem::exists(path("out")));
    }
};

QTEST_GUILESS_MAIN(TestEvaluateCommand)
#include "tst_evaluate_command.moc"
