#include "core/text/sentences.h"

#include "tests/support/results.h"

#include <QFile>

using namespace understudy;

namespace {

/// The text with "|" at each end but the last.
std::string marked(std::string text, std::vector<std::size_t> ends, std::size_t last)
{
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        if (*end != last)
            text.insert(*end, "|");
    }
    return text;
}

} // namespace

class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QFile file(QStringLiteral(UNDERSTUDY_TEST_DATA "/text/sentences.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int count = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.isEmpty() && !line.startsWith("# "))
                QTest::addRow("%d %s", count++, line.constData()) << line;
        }
        QVERIFY(count >= 80);
    }
    void table()
    {
        QFETCH(QByteArray, expected);
        std::string text = expected.toStdString();
        std::erase(text, '|');
        const auto ends = sentenceEnds(text);
        QCOMPARE(marked(text, ends, text.size()), expected.toStdString());
        QCOMPARE(ends.back(), text.size());
    }

    void emptyTextHasNone()
    {
        QVERIFY(sentenceEnds("").empty());
        QVERIFY(clauseEnds("").empty());
    }

    void tellsWholeSentences_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("one") << QByteArray("Nobody came.") << true;
        QTest::newRow("two") << QByteArray("Nobody came. Why not?") << true;
        QTest::newRow("a question") << QByteArray("Who came?") << true;
        QTest::newRow("in quotes") << QByteArray("“Nobody came.”") << true;
        QTest::newRow("a space behind") << QByteArray("Nobody came. ") << true;
        QTest::newRow("trails off") << QByteArray("Nobody came…") << true;
        QTest::newRow("a number first") << QByteArray("12 boats came.") << true;
        QTest::newRow("not English") << QByteArray("Ändern kann es niemand.") << true;
        QTest::newRow("without capitals") << QByteArray("誰も来なかった。") << true;
        QTest::newRow("begins amid one") << QByteArray("and nobody came.") << false;
        QTest::newRow("goes on from dots") << QByteArray("… and nobody came.") << false;
        QTest::newRow("stops amid one") << QByteArray("Nobody came, and") << false;
        QTest::newRow("a draft") << QByteArray("nobody came") << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("a stop alone") << QByteArray(".") << false;
        QTest::newRow("no text at all") << QByteArray("\xff\xfe.") << false;
    }
    void tellsWholeSentences()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isWhole);
        QCOMPARE(isWholeSentence(text.toStdString()), isWhole);
    }

    void lineBreakEndsNothing()
    {
        QCOMPARE(sentenceEnds("One line\nand another.").size(), 1U);
        QCOMPARE(sentenceEnds("A paragraph\n\nand another").size(), 2U);
    }

    void clauses_data()
    {
        QTest::addColumn<QString>("expected");
        for (const char* row :
             {"no clause", "one, |two", "one; |two: |three", "on March 5, 2024, |we met", "1,000 and 2,000",
              "he said \"no,\" |and left", "wait – |what", "wait - |what", "well-known", "wait—|what",
              "ends with,", "at 10:30 we, |who", "Paris–London", "one,two"})
            QTest::newRow(row) << QString::fromUtf8(row);
    }
    void clauses()
    {
        QFETCH(QString, expected);
        std::string text = expected.toStdString();
        std::erase(text, '|');
        QCOMPARE(QString::fromStdString(marked(text, clauseEnds(text), std::string::npos)), expected);
    }

    /// Ends rise, lie between characters, and the last is the text's.
    void survivesAnything()
    {
        const std::string pieces[] = {"A", "b", ".", ".",   "!",    "?", "…", " ", " ", "\n", "\"",
                                      "”", "(", ")", "Dr.", "p.m.", "1", ",", "—", "😀", "é"};
        quint32 state = 99;
        for (int round = 0; round < 3000; ++round) {
            std::string text;
            for (int n = 0; n < 20; ++n) {
                state = state * 1664525 + 1013904223;
                text += pieces[(state >> 16) % std::size(pieces)];
            }
            for (const auto& ends : {sentenceEnds(text), clauseEnds(text)}) {
                QVERIFY(std::is_sorted(ends.begin(), ends.end()));
                QVERIFY(std::adjacent_find(ends.begin(), ends.end()) == ends.end());
                for (const std::size_t end : ends)
                    QVERIFY(end > 0 && end <= text.size() &&
                            (end == text.size() || (text[end] & 0xC0) != 0x80));
            }
            QCOMPARE(sentenceEnds(text).back(), text.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
