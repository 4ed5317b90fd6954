// Where words lie in a text, and which are left of it after an edit.
#include "core/text/word_spans.h"

#include "core/text/spaced_words.h"
#include "core/text/word_alignment.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words;
    for (const auto span : wordSpans(text))
        words.emplace_back(span.in(text));
    return words;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : "|") + word;
    return text;
}

} // namespace

class TestWordSpans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spaced_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("only spaces") << QByteArray(" \t\r\n ") << QByteArray();
        QTest::newRow("one") << QByteArray("Well,") << QByteArray("Well,");
        QTest::newRow("marks stay") << QByteArray("Well, yes - no.") << QByteArray("Well,|yes|-|no.");
        QTest::newRow("runs, and at both ends") << QByteArray("  a \t b\r\nc ") << QByteArray("a|b|c");
        QTest::newRow("a space that does not break")
            << QByteArray("3\xC2\xA0km off") << QByteArray("3\xC2\xA0km|off");
    }
    void spaced()
    {
        QFETCH(const QByteArray, text);
        const auto given = text.toStdString();
        std::vector<std::string> words;
        for (const auto word : spacedWords(given))
            words.emplace_back(word);
        QTEST(QByteArray::fromStdString(joined(words)), "expected");
    }

    void spans_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("only marks") << QByteArray(" … - ! ") << QByteArray();
        QTest::newRow("sentence") << QByteArray("Put both palms down, flat.")
                                  << QByteArray("Put|both|palms|down|flat");
        QTest::newRow("apostrophes") << QByteArray("don't won’t 'so'") << QByteArray("don't|won’t|so");
        QTest::newRow("hyphen") << QByteArray("well-known") << QByteArray("well|known");
        QTest::newRow("numbers") << QByteArray("3.5 of 1,200") << QByteArray("3.5|of|1,200");
        QTest::newRow("umlauts") << QByteArray("Über die Straße") << QByteArray("Über|die|Straße");
        QTest::newRow("web") << QByteArray("see example.com") << QByteArray("see|example.com");
        QTest::newRow("not UTF-8") << QByteArray("one \xFF two") << QByteArray("one|two");
    }
    void spans()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, expected);
        QCOMPARE(joined(wordsOf(text.toStdString())), expected.toStdString());
    }

    void foldsCaseAndApostrophes()
    {
        QCOMPARE(foldedWord("Don’t"), std::string("don't"));
        QCOMPARE(foldedWord("ÜBER"), std::string("über"));
    }

    void aligns_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("origins"); // a digit each, "." for new
        QTest::newRow("both empty") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("from nothing") << QByteArray() << QByteArray("a b") << QByteArray("..");
        QTest::newRow("to nothing") << QByteArray("a b") << QByteArray() << QByteArray();
        QTest::newRow("same") << QByteArray("a b c") << QByteArray("a b c") << QByteArray("012");
        QTest::newRow("replaced") << QByteArray("a b c") << QByteArray("a x c") << QByteArray("0.2");
        QTest::newRow("inserted") << QByteArray("a b") << QByteArray("x a y b z") << QByteArray(".0.1.");
        QTest::newRow("removed") << QByteArray("a b c d") << QByteArray("a d") << QByteArray("03");
        QTest::newRow("repeated") << QByteArray("a a b") << QByteArray("a b") << QByteArray("02");
        QTest::newRow("twice now") << QByteArray("a b") << QByteArray("a a b") << QByteArray("0.1");
        QTest::newRow("moved") << QByteArray("a b c d") << QByteArray("c d a b") << QByteArray("23..");
        QTest::newRow("in the middle")
            << QByteArray("q a b c d w") << QByteArray("q x a c y d w") << QByteArray("0.13.45");
    }
    void aligns()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QByteArray, origins);
        QByteArray found;
        for (const auto& origin : alignWords(wordsOf(before.toStdString()), wordsOf(after.toStdString())))
            found += origin ? QByteArray::number(int(*origin)) : QByteArray(".");
        QCOMPARE(found, origins);
    }

    void findsRareWordsWhereTooMuchChanged()
    {
        std::vector<std::string> before{"same"}, after{"same"};
        for (int i = 0; i < 3000; ++i) {
            before.push_back("b" + std::to_string(i));
            after.push_back("a" + std::to_string(i));
        }
        before[2] = after[2] = "found";
        before[3000] = "end"; // not a common end
        const auto origins = alignWords(before, after);
        QVERIFY(origins[0] == 0U);
        QVERIFY(origins[2] == 2U);
        QVERIFY(!origins[1] && !origins[3]);
    }

    void aligns_manyWords()
    {
        std::vector<std::string> before, after;
        for (int i = 0; i < 6000; ++i) { // half an hour; every fourth word is misheard
            before.push_back("w" + std::to_string(i % 7 == 0 ? i : i % 50));
            after.push_back(i % 4 == 1 ? "x" + std::to_string(i) : before.back());
        }
        const auto origins = alignWords(before, after);
        for (std::size_t i = 0; i < origins.size(); i += 4)
            QVERIFY2(origins[i] == i, std::to_string(i).c_str());
    }
};

QTEST_APPLESS_MAIN(TestWordSpans)
#include "tst_word_spans.moc"
