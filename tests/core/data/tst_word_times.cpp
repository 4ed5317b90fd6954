// When words are said: before an edit, after it, at a caret and at a moment.
#include "core/data/clips/word_times.h"

#include "tests/support/results.h"

using namespace understudy;

namespace {

/// One second a word, half a second of pause behind each.
std::vector<ClipWord> spoken(const QByteArray& text)
{
    std::vector<ClipWord> words;
    double at = 1;
    for (const auto& word : text.split(' ')) {
        words.push_back({Seconds(at), Seconds(at + 1), word.toStdString()});
        at += 1.5;
    }
    return words;
}

} // namespace

class TestWordTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<double>>("starts"); // -1: not known
        QTest::newRow("as it was") << QByteArray("the tide turns") << QByteArray("The tide, turns!")
                                   << QList<double>{1, 2.5, 4};
        QTest::newRow("edited") << QByteArray("the tide turns") << QByteArray("The high tide turns")
                                << QList<double>{1, -1, 2.5, 4};
        QTest::newRow("labels with marks")
            << QByteArray("“the tide, …  turns.") << QByteArray("the tide turns") << QList<double>{1, 2.5, 7};
        QTest::newRow("none said") << QByteArray() << QByteArray("the tide") << QList<double>{-1, -1};
        QTest::newRow("no text") << QByteArray("the tide") << QByteArray() << QList<double>();
    }
    void times()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const QByteArray, text);
        QFETCH(const QList<double>, starts);
        QList<double> found;
        for (const auto& word : timedWords(text.toStdString(), spoken(said)))
            found << (word.start ? word.start->value : -1);
        QCOMPARE(found, starts);
    }

    void sharesALabelOutByLetters()
    {
        const auto words = timedWords("new yorks", {{Seconds(1), Seconds(5), "New Yorks"}});
        QCOMPARE(words.size(), std::size_t(2));
        QCOMPARE(words[0].stop->value, 2.5);
        QCOMPARE(words[1].start->value, 2.5);
        QCOMPARE(words[1].stop->value, 5.0);
    }

    void startsAtTheCaret_data()
    {
        QTest::addColumn<QByteArray>("text"); // "|" is the caret
        QTest::addColumn<double>("expected"); // -1: nowhere
        QTest::newRow("begin") << QByteArray("|the tide turns") << 1.0;
        QTest::newRow("inside") << QByteArray("the ti|de turns") << 2.5;
        QTest::newRow("behind a word") << QByteArray("the tide| turns") << 2.5;
        QTest::newRow("before a word") << QByteArray("the tide |turns") << 4.0;
        QTest::newRow("behind all") << QByteArray("the tide turns ...|") << 4.0;
        QTest::newRow("before all") << QByteArray("|... the tide turns") << 1.0;
        QTest::newRow("new word") << QByteArray("the high| tide turns") << 2.0;
        QTest::newRow("new first word") << QByteArray("so| the tide turns") << 1.0;
        QTest::newRow("all new") << QByteArray("no|thing of it") << -1.0;
        QTest::newRow("no words") << QByteArray("|") << -1.0;
    }
    void startsAtTheCaret()
    {
        QFETCH(QByteArray, text);
        QFETCH(const double, expected);
        const auto caret = std::size_t(text.indexOf('|'));
        text.remove(qsizetype(caret), 1);
        const auto at = startAt(timedWords(text.toStdString(), spoken("the tide turns")), caret);
        QCOMPARE(at ? at->value : -1, expected);
    }

    void knowsWhatIsSaid_data()
    {
        QTest::addColumn<double>("at");
        QTest::addColumn<int>("begin"); // -1: nothing
        QTest::newRow("before") << 0.5 << -1;
        QTest::newRow("first") << 1.0 << 0;
        QTest::newRow("its end") << 2.0 << -1;
        QTest::newRow("pause") << 2.2 << -1;
        QTest::newRow("second") << 3.4 << 4;
        QTest::newRow("after") << 9.0 << -1;
    }
    void knowsWhatIsSaid()
    {
        QFETCH(const double, at);
        QFETCH(const int, begin);
        const auto words = timedWords("the tide turns", spoken("the tide turns"));
        const auto* word = wordAt(words, Seconds(at));
        QCOMPARE(word != nullptr ? int(word->begin) : -1, begin);
    }

    void hasTheWordsOfAPart_data()
    {
        QTest::addColumn<QByteArray>("text"); // said from 1 to 5 s
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("one inside") << QByteArray("tide") << 0.0 << 6.0 << QByteArray("tide 1 5");
        QTest::newRow("one outside") << QByteArray("tide") << 4.0 << 6.0 << QByteArray();
        QTest::newRow("one over the edge") << QByteArray("tide") << 2.0 << 6.0 << QByteArray("tide 0 3");
        QTest::newRow("all of some") << QByteArray("\"low, rain\".") << 0.0 << 6.0
                                     << QByteArray("\"low, rain\". 1 5");
        QTest::newRow("the first of some")
            << QByteArray("\"tide, rain\".") << 0.5 << 3.0 << QByteArray("\"tide, 0.5 2.5");
        QTest::newRow("the last of some")
            << QByteArray("\"tide, rain\".") << 3.0 << 6.0 << QByteArray("rain\". 0 2");
        QTest::newRow("none of some") << QByteArray("tide rain") << 5.0 << 6.0 << QByteArray();
    }
    void hasTheWordsOfAPart()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const double, begin);
        QFETCH(const double, end);
        const auto part =
            partOf({Seconds(1.0), Seconds(5.0), text.toStdString()}, Seconds(begin), Seconds(end));
        QTEST(part ? QByteArray::fromStdString(part->text) + ' ' + QByteArray::number(part->start.value) +
                         ' ' + QByteArray::number(part->end.value)
                   : QByteArray(),
              "expected");
    }
};

QTEST_APPLESS_MAIN(TestWordTimes)
#include "tst_word_times.moc"
