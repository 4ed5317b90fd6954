#include "core/measure/evaluation/evaluation_text.h"

#include "core/base/files.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <map>
#include <set>

using namespace understudy;

class TestEvaluationText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedLines()
    {
        const auto texts = readEvaluationTexts(evaluationTexts());
        VERIFY_OK(texts);
        QCOMPARE(texts->size(), 100U);
        std::map<std::string, int> kinds;
        std::set<std::string> ids;
        std::set<std::string> lines;
        for (const auto& text : *texts) {
            ++kinds[text.kind];
            ids.insert(text.id);
            lines.insert(text.text);
        }
        QCOMPARE(ids.size(), 100U);
        QCOMPARE(lines.size(), 100U);
        const std::map<std::string, int> expected{
            {"phonetic", 40}, {"numbers", 20}, {"names", 15}, {"questions", 15}, {"long", 10}};
        QVERIFY(kinds == expected);
        QCOMPARE(texts->front().id, std::string("phonetic-01"));
    }

    void some_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("expected");
        QTest::newRow("all") << 100 << 100;
        QTest::newRow("more than there are") << 500 << 100;
        QTest::newRow("twenty") << 20 << 20;
        QTest::newRow("seven") << 7 << 7;
        QTest::newRow("none") << 0 << 0;
    }
    void some()
    {
        QFETCH(int, count);
        QFETCH(int, expected);
        const auto texts = readEvaluationTexts(evaluationTexts()).value();
        const auto chosen = someOf(texts, std::size_t(count));
        QCOMPARE(int(chosen.size()), expected);
        std::map<std::string, int> kinds;
        for (const auto& text : chosen)
            ++kinds[text.kind];
        if (count == 20) {
            QCOMPARE(kinds["phonetic"], 8);
            QCOMPARE(kinds["numbers"], 4);
            QCOMPARE(kinds["names"], 3);
            QCOMPARE(kinds["questions"], 3);
            QCOMPARE(kinds["long"], 2);
        }
    }

    void files_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("lines");
        QTest::addColumn<QString>("subject");
        QTest::newRow("two") << QByteArray("a\tOne.\r\n# left out\n\nb\tTwo.") << 2 << QString();
        QTest::newRow("no tab") << QByteArray("a\tOne.\nTwo.\n") << 0 << QStringLiteral("t.tsv:2");
        QTest::newRow("no kind") << QByteArray("\tOne.") << 0 << QStringLiteral("t.tsv:1");
        QTest::newRow("no text") << QByteArray("a\t") << 0 << QStringLiteral("t.tsv:1");
        QTest::newRow("no UTF-8") << QByteArray("a\t\xff") << 0 << QStringLiteral("t.tsv:1");
        QTest::newRow("nothing") << QByteArray("# nothing\n") << 0 << QStringLiteral("t.tsv");
    }
    void files()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, lines);
        QFETCH(QString, subject);
        const QTemporaryDir dir;
        const auto path = std::filesystem::path(dir.path().toStdString()) / "t.tsv";
        VERIFY_OK(writeFile(path, content.toStdString()));
        const auto texts = readEvaluationTexts(path);
        if (lines > 0) {
            VERIFY_OK(texts);
            QCOMPARE(int(texts->size()), lines);
            return;
        }
        QCOMPARE(texts.error().code, Code::InvalidInput);
        QVERIFY(QString::fromStdString(texts.error().subject).endsWith(subject));
    }
};

QTEST_GUILESS_MAIN(TestEvaluationText)
#include "tst_evaluation_text.moc"
