// Times of words: the way through a matrix by hand, what belongs together, and what holds for every
// recording.
#include "core/model/whisper/whisper_words_p.h"
#include "tests/support/results.h"
#include "tests/support/whisper_scene.h"

#include <QtTest>

using namespace understudy;
using namespace understudy::test;

namespace {

QString wayOf(const at::Tensor& cost)
{
    QString text;
    for (const auto& [row, column] : cheapestWay(cost))
        text += QStringLiteral("%1%2 ").arg(row).arg(column);
    return text.trimmed();
}

std::vector<WhisperTiming> wordsOf(const QStringList& texts)
{
    std::vector<WhisperTiming> words;
    for (const auto& text : texts) {
        const auto at = double(words.size());
        words.push_back({text.toStdString(), {std::int64_t(words.size())}, at, at + 1, 1});
    }
    return words;
}

QString textsOf(const std::vector<WhisperTiming>& words)
{
    QStringList texts;
    for (const auto& word : words)
        texts.append(QString::fromStdString(word.word) + QLatin1Char('/') +
                     QString::number(word.tokens.size()));
    return texts.join(QLatin1Char('|'));
}

} // namespace

class TstWhisperWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ways_data()
    {
        QTest::addColumn<QList<double>>("cost"); // row by row
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("way");
        QTest::newRow("one cell") << QList<double>{5} << 1 << "00";
        QTest::newRow("one row") << QList<double>{1, 2, 3} << 1 << "00 01 02";
        QTest::newRow("one column") << QList<double>{1, 2, 3} << 3 << "00 10 20";
        QTest::newRow("down the diagonal") << QList<double>{0, 9, 9, 9, 0, 9, 9, 9, 0} << 3 << "00 11 22";
        QTest::newRow("waits in the first row") << QList<double>{0, 0, 9, 9, 9, 0} << 2 << "00 01 12";
        QTest::newRow("waits in the last row") << QList<double>{0, 9, 9, 9, 0, 0} << 2 << "00 11 12";
        // Sums, row by row: 1 4 5 / 3 2 3 / 9 4 4.
        QTest::newRow("by its sums") << QList<double>{1, 3, 1, 2, 1, 1, 6, 2, 2} << 3 << "00 11 22";
        // Alike both ways, the next column is taken, as in the original.
        QTest::newRow("a tie") << QList<double>{0, 0, 0, 0} << 2 << "00 10 11";
    }
    void ways()
    {
        QFETCH(QList<double>, cost);
        QFETCH(int, rows);
        QFETCH(QString, way);
        const std::vector<double> values(cost.begin(), cost.end());
        const auto found = wayOf(at::tensor(values, at::kFloat).view({rows, -1}));
        if (QByteArray(QTest::currentDataTag()) == "a tie")
            QVERIFY(found == way || found == QStringLiteral("00 01 11"));
        else
            QCOMPARE(found, way);
    }

    void medians_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<int>("width");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("of three, mirrored") << QList<double>{5, 1, 4, 2} << 3 << QList<double>{1, 4, 2, 4};
        QTest::newRow("a spike goes") << QList<double>{0, 0, 9, 0, 0} << 3 << QList<double>{0, 0, 0, 0, 0};
        QTest::newRow("too short to be filtered") << QList<double>{3, 1} << 5 << QList<double>{3, 1};
    }
    void medians()
    {
        QFETCH(QList<double>, values);
        QFETCH(int, width);
        QFETCH(QList<double>, expected);
        const auto tensorOf = [](const QList<double>& list) {
            return at::tensor(std::vector<double>(list.begin(), list.end()), at::kFloat).view({1, 1, -1});
        };
        QVERIFY(at::equal(medianFiltered(tensorOf(values), width), tensorOf(expected)));
    }

    void punctuation_data()
    {
        QTest::addColumn<QString>("words"); // parted by ~
        QTest::addColumn<QString>("merged");
        QTest::newRow("after a word") << " Hello~,~ you~!"
                                      << " Hello,/2|/0| you!/2|/0";
        QTest::newRow("before a word") << " \"~Yes~\""
                                       << "/0| \"Yes\"/3|/0";
        QTest::newRow("several") << " so~.~.~ (~a~)"
                                 << " so../3|/0|/0|/0| (a)/3|/0";
        QTest::newRow("none") << " a~ b"
                              << " a/1| b/1";
    }
    void punctuation()
    {
        QFETCH(QString, words);
        QFETCH(QString, merged);
        auto timings = wordsOf(words.split(QLatin1Char('~')));
        mergePunctuation(timings);
        QCOMPARE(textsOf(timings), merged);
    }

    void longMarksAreCut()
    {
        auto words =
            wordsOf({QStringLiteral(" a"), QStringLiteral(" b"), QStringLiteral("."), QStringLiteral(" c")});
        words[0].end = 0.2;
        words[1] = {" b", {1}, 0.2, 0.4, 1};
        words[2] = {".", {2}, 0.4, 3.0, 1};
        words[3] = {" c", {3}, 3.0, 3.2, 1};
        const auto pace = paceOf(words);
        QVERIFY(std::abs(pace.median - 0.2) < 1e-9);
        shortenAtSentenceEnds(words, pace);
        QVERIFY(std::abs(words[2].end - 0.8) < 1e-9);
        QCOMPARE(paceOf({}).median, 0.0);
        QCOMPARE(paceOf(wordsOf({QStringLiteral(" a")})).median, 0.7);
    }

    void languagesWithoutBlanks()
    {
        const auto parts = whisperParts();
        const auto ids = parts.tokenizer.encode(" the quick,");
        QStringList words, characters;
        for (const auto& word : parts.tokenizer.words(ids, "en"))
            words.append(QString::fromStdString(word.word));
        for (const auto& word : parts.tokenizer.words(ids, "ja"))
            characters.append(QString::fromStdString(word.word));
        QCOMPARE(words, (QStringList{QStringLiteral(" the"), QStringLiteral(" quick"), QStringLiteral(",")}));
        QVERIFY(characters.size() > words.size());
        QCOMPARE(characters.join(QString()), words.join(QString()));
    }

    void wordsLieInOrder_data()
    {
        QTest::addColumn<bool>("namesHeads");
        QTest::newRow("heads of the file") << true;
        QTest::newRow("upper half of the layers") << false;
    }
    void wordsLieInOrder()
    {
        QFETCH(bool, namesHeads);
        const c10::InferenceMode inference;
        auto parts = whisperParts();
        if (!namesHeads)
            parts.generation.alignmentHeads.clear();
        const auto ids = parts.tokenizer.encode(" the quick brown fox, and 42 more.");
        auto states = at::sin(at::arange(1500 * 128, at::kFloat).view({1, 1500, 128}) * 0.37);
        const auto heard = parts.network->decoder().hear(states);
        for (const std::int64_t frames : {3000, 400, 30}) {
            const auto words = alignWords(parts, heard, "en", ids, frames);
            QVERIFY(!words.empty());
            std::vector<std::int64_t> all;
            double last = 0;
            for (const auto& word : words) {
                QVERIFY(word.start >= last && word.end >= word.start);
                QVERIFY(word.end <= double(frames) / 100);
                QVERIFY(word.probability > 0 && word.probability < 1);
                last = word.end;
                all.insert(all.end(), word.tokens.begin(), word.tokens.end());
            }
            QCOMPARE(all, ids);
        }
        QVERIFY(alignWords(parts, heard, "en", {}, 3000).empty());
    }

    void wordsOfARecording()
    {
        const auto whisper = Whisper::open(whisperTiny(), "cpu", Precision::Fp32);
        VERIFY_OK(whisper);
        WhisperOptions options;
        options.temperatures = {0};
        options.mostNoSpeech = options.leastLogProbability = options.mostCompression = std::nullopt;
        options.wantsWords = true;
        const auto sound = whisperClip("a47");
        const auto found = (*whisper)->transcribe(sound, options);
        VERIFY_OK(found);
        std::size_t count = 0;
        for (const auto& segment : found->segments) {
            double last = 0;
            for (const auto& word : segment.words) {
                QVERIFY(word.start >= last && word.end >= word.start);
                QVERIFY(word.start >= double(segment.seek) / 100 && word.end <= 47.0);
                last = word.start;
                QVERIFY(!word.word.empty());
                ++count;
            }
            if (segment.words.empty())
                continue;
            QCOMPARE(segment.start, segment.words.front().start);
            QVERIFY(segment.end >= segment.words.back().start);
        }
        QVERIFY(count > 20);
    }
};

QTEST_GUILESS_MAIN(TstWhisperWords)
#include "tst_whisper_words.moc"
