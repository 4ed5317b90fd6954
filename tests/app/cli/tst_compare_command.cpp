#include "core/audio/writer.h"
#include "tests/app/cli/cli_scene.h"

#include <cmath>
#include <numbers>

using namespace understudy;

class TestCompareCommand : public CliTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        QCOMPARE(understudyCli({"project", "new", path("p")}).status, 0);
        for (const auto& [name, hertz] : {std::pair{"a.wav", 200.0}, {"b.wav", 300.0}}) {
            std::vector<float> samples;
            for (int i = 0; i < 24'000; ++i)
                samples.push_back(float(0.2 * std::sin(2 * std::numbers::pi * hertz * i / 24'000)));
            auto writer = AudioWriter::create(path(name), {});
            VERIFY_OK(writer);
            VERIFY_OK(writer->write(samples));
            VERIFY_OK(writer->commit());
        }
    }

    void isPlannedHandedOverAndTold()
    {
        const auto made =
            compare({"new", path("a.wav"), "B=" + path("b.wav"), "--mode", "abx", "--trials", "5", "--json"});
        QCOMPARE(made.status, 0);
        QCOMPARE(made.json()["id"], "compare-1");
        QCOMPARE(made.json()["slots"][1]["name"], "B");
        QVERIFY(made.json()["sealed"]);
        const auto sealed = compare({"export", "compare-1", "-o", path("votes.csv")});
        QVERIFY(sealed.status != 0);
        QVERIFY(sealed.err.find("would spoil") != std::string::npos);
        QCOMPARE(compare({"page", "compare-1", "-o", path("page.html")}).status, 0);
        const auto page = readFile(path("page.html"), Bytes(10 << 20));
        VERIFY_OK(page);

        VERIFY_OK(writeFile(path("answers.json"), answersOf(*page)));
        const auto taken = compare({"import", path("answers.json"), "--json"});
        QCOMPARE(taken.json()["added"], 5);
        const auto shown = compare({"show", "compare-1"});
        QCOMPARE(shown.status, 0);
        QVERIFY(shown.out.find("told apart") != std::string::npos);
        QCOMPARE(compare({"export", "compare-1", "-o", path("votes.csv")}).status, 0);
        QVERIFY(std::filesystem::exists(path("votes.csv")));
        QVERIFY(compare({"choose", "compare-1", "--slot", "B"}).status != 0); // neither take nor checkpoint
        QCOMPARE(compare({"remove", "compare-1"}).status, 0);
        QCOMPARE(compare({"list", "--json"}).json().size(), 0U);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("no such comparison") << "show compare-9"
                                            << "no comparison compare-9";
        QTest::newRow("one slot") << "new a.wav"
                                  << "slots";
        QTest::newRow("a file that is not there") << "new a.wav none.wav"
                                                  << "none.wav is not there";
        QTest::newRow("answers that are none") << "import two.md"
                                               << "no answers that can be read";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, said);
        std::vector<std::string> given;
        for (const auto& one : arguments.split(QLatin1Char(' ')))
            given.push_back(one.contains(QLatin1Char('.')) ? path(one.toStdString()) : one.toStdString());
        const auto run = compare(given);
        QVERIFY(run.status != 0);
        QVERIFY2(QString::fromStdString(run.err).contains(said), run.err.c_str());
    }

private:
    Outcome compare(std::vector<std::string> arguments) const
    {
        std::vector<std::string> all{"compare"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        all.insert(all.end(), {"-p", path("p.understudy")});
        return understudyCli(all);
    }
    /// What the page's script would save: its data lies in it, twice in base64.
    static std::string answersOf(const std::string& page)
    {
        const QString text = QString::fromStdString(page);
        const QString mark = QStringLiteral("type=\"text/plain\">");
        const auto from = text.indexOf(mark) + mark.size();
        const auto data =
            QByteArray::fromBase64(text.mid(from, text.indexOf(QLatin1Char('<'), from) - from).toLatin1());
        const auto test = nlohmann::json::parse(data.toStdString());
        nlohmann::json answers = nlohmann::json::array();
        for (std::size_t i = 0; i < test["trials"].size(); ++i)
            answers.push_back(
                {{"trial", i},
                 {"choice", test["trials"][i]["sounds"][1] == test["trials"][i]["sounds"][0] ? 0 : 1},
                 {"switches", 2},
                 {"seconds", 1.5},
                 {"given", "2026-11-30T10:00:00Z"}});
        return nlohmann::json{{"kind", test["kind"]}, {"format", test["format"]}, {"print", test["print"]},
                              {"test", test["test"]}, {"listener", "Mara"},       {"answers", answers}}
            .dump();
    }
};

QTEST_GUILESS_MAIN(TestCompareCommand)
#include "tst_compare_command.moc"
