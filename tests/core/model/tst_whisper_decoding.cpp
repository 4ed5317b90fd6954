// How a Whisper is made to say what it heard: rules, windows, chance, cancelling.
#include "core/model/whisper/whisper_segments_p.h"
#include "core/model/whisper/whisper_text.h"
#include "tests/support/results.h"
#include "tests/support/whisper_scene.h"

#include <QtTest>

#include <set>

using namespace understudy;
using namespace understudy::test;

namespace {

using Ids = std::vector<std::int64_t>;

/// Words 0..3, end 4, then start, translate, transcribe, lm, previous, no speech, no times: 5..11; times from
/// 12 on.
WhisperMarks smallMarks()
{
    WhisperMarks m;
    m.end = 4;
    m.start = 5;
    m.translate = 6;
    m.transcribe = 7;
    m.startOfModel = 8;
    m.startOfPrevious = 9;
    m.noSpeech = 10;
    m.noTimestamps = 11;
    m.firstTime = 12;
    m.lastTime = 19;
    return m;
}

WhisperGeneration smallGeneration()
{
    WhisperGeneration generation;
    generation.suppressed = {1};
    generation.suppressedAtBegin = {0, 4};
    generation.latestBegin = 2;
    return generation;
}

/// What may come after `said`, where all is alike but the word 2, which is far ahead.
Ids allowed(const Ids& said, WhisperTimes times, bool suppresses = true)
{
    auto logits = at::zeros({1, 20});
    logits[0][2] = 9;
    WhisperRules(smallMarks(), smallGeneration(), times, suppresses).apply(logits, {said});
    Ids ids;
    for (std::int64_t id = 0; id < 20; ++id)
        if (std::isfinite(logits[0][id].item<float>()))
            ids.push_back(id);
    return ids;
}

QString textOf(const Ids& ids)
{
    QStringList all;
    for (const auto id : ids)
        all.append(QString::number(id));
    return all.join(QLatin1Char(' '));
}

WhisperSaid saidOf(const WhisperTokenizer& tokenizer, const std::vector<int>& times)
{
    WhisperSaid said; // negative: a word
    for (const auto time : times)
        said.tokens.push_back(time < 0 ? 800 : tokenizer.marks().firstTime + time);
    return said;
}

} // namespace

class TstWhisperDecoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = Whisper::open(whisperTiny(), "cpu", Precision::Fp32);
        VERIFY_OK(opened);
        m_whisper = *opened;
        m_clip = whisperClip("a1p3");
    }

    void texts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("stripped");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("blanks") << QByteArray("  a b \n") << QByteArray("a b");
        QTest::newRow("separators") << QByteArray("\x1C x\x1F") << QByteArray("x");
        QTest::newRow("of Unicode") << QByteArray("\xE3\x80\x80y\xC2\xA0") << QByteArray("y");
        QTest::newRow("a control character is none") << QByteArray("\x1B z") << QByteArray("\x1B z");
        QTest::newRow("all white") << QByteArray(" \t ") << QByteArray();
    }
    void texts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, stripped);
        const auto whole = text.toStdString(); // outlives what is a view of it
        const auto found = strippedText(whole);
        QCOMPARE(QByteArray(found.data(), qsizetype(found.size())), stripped);
    }

    void repetitionIsSeen()
    {
        QCOMPARE(compressionRatio(""), 0.0);
        QVERIFY(compressionRatio("The quick brown fox jumps.") < 1);
        std::string again;
        for (int i = 0; i < 40; ++i)
            again += "thank you ";
        QVERIFY(compressionRatio(again) > 10);
    }

    void rules_data()
    {
        QTest::addColumn<QList<int>>("said");
        QTest::addColumn<bool>("withTimes");
        QTest::addColumn<QString>("may");
        QTest::newRow("first, without times") << QList<int>{} << false << "2 3 11 12 13 14 15 16 17 18 19";
        QTest::newRow("later, without times")
            << QList<int>{2} << false << "0 2 3 4 11 12 13 14 15 16 17 18 19";
        QTest::newRow("first: an early time") << QList<int>{} << true << "12 13 14";
        QTest::newRow("after the first time: words") << QList<int>{12} << true << "0 2 3 4";
        QTest::newRow("after a word: the end too, or a later time")
            << QList<int>{13, 2} << true << "0 2 3 4 14 15 16 17 18 19";
        QTest::newRow("after a segment's end: its like, or a later time")
            << QList<int>{13, 2, 15} << true << "15 16 17 18 19";
        QTest::newRow("after a pair: words") << QList<int>{13, 2, 15, 15} << true << "0 2 3 4";
        QTest::newRow("nothing is longer than the last time")
            << QList<int>{13, 2, 19, 19, 2} << true << "0 2 3 4";
    }
    void rules()
    {
        QFETCH(QList<int>, said);
        QFETCH(bool, withTimes);
        QFETCH(QString, may);
        QCOMPARE(textOf(allowed(Ids(said.begin(), said.end()),
                                withTimes ? WhisperTimes::Said : WhisperTimes::None)),
                 may);
    }

    void nothingIsSuppressedUnasked()
    {
        QCOMPARE(allowed({}, WhisperTimes::None, false).size(), std::size_t(20));
    }

    void timesTogetherBeatAWord()
    {
        const WhisperRules rules(smallMarks(), smallGeneration(), WhisperTimes::Said, true);
        for (const double lead :
             {1.0, 2.0}) { // six times are as likely as one word that is ln 6 = 1.79 ahead
            auto logits = at::zeros({1, 20});
            logits[0][2] = lead;
            rules.apply(logits, {{13, 2}});
            QCOMPARE(std::isfinite(logits[0][2].item<float>()), lead > 1.79);
        }
    }

    void windows_data()
    {
        QTest::addColumn<QList<int>>("times"); // negative: a word
        QTest::addColumn<QString>("segments");
        QTest::addColumn<int>("next");
        QTest::newRow("two segments and a half")
            << QList<int>{0, -1, 50, 50, -1, 100, 120, -1} << "10-11 11-12 " << 1000 + 200;
        QTest::newRow("ends alone") << QList<int>{0, -1, 50, 50, -1, 100} << "10-11 11-12 " << 4000;
        QTest::newRow("one segment") << QList<int>{0, -1, 50} << "10-11 " << 4000;
        QTest::newRow("no time") << QList<int>{-1, -1} << "10-40 " << 4000;
        QTest::newRow("nothing said") << QList<int>{} << "10-40 " << 4000;
        QTest::newRow("a pair at once, which leads nowhere") << QList<int>{0, 0, -1} << "10-10 " << 4000;
    }
    void windows()
    {
        QFETCH(QList<int>, times);
        QFETCH(QString, segments);
        QFETCH(int, next);
        const auto parts = whisperParts();
        const auto cut =
            cutWindow(saidOf(parts.tokenizer, {times.begin(), times.end()}), {1000, 3000}, parts.tokenizer);
        QString found;
        for (const auto& segment : cut.segments)
            found += QStringLiteral("%1-%2 ").arg(segment.start).arg(segment.end);
        QCOMPARE(found, segments);
        QCOMPARE(int(cut.next), next);
    }

    void chanceIsSeeded()
    {
        WhisperOptions options;
        options.temperatures = {1.0};
        const std::vector<std::vector<float>> clips{m_clip, whisperClip("a30"), m_clip};
        const auto first = m_whisper->recognise(clips, options), again = m_whisper->recognise(clips, options);
        VERIFY_OK(first);
        VERIFY_OK(again);
        for (std::size_t i = 0; i < clips.size(); ++i)
            QCOMPARE((*first)[i].tokens, (*again)[i].tokens);
        QVERIFY((*first)[0].tokens != (*first)[2].tokens); // each clip has its own
        // Alone as among others.
        const auto alone = m_whisper->recognise(std::span(clips).first(1), options);
        VERIFY_OK(alone);
        QCOMPARE((*alone)[0].tokens, (*first)[0].tokens);
        options.seed = 7;
        const auto other = m_whisper->recognise(clips, options);
        VERIFY_OK(other);
        QVERIFY((*other)[0].tokens != (*first)[0].tokens);
    }

    /// To the last bit, in the type that clips are heard in, with a prompt of a few tokens and of many.
    void aBatchIsAsSureAsEach_data()
    {
        QTest::addColumn<int>("prompt");
        QTest::newRow("a short prompt") << 0;
        QTest::newRow("a long prompt") << 30;
    }
    void aBatchIsAsSureAsEach()
    {
        QFETCH(int, prompt);
        const auto opened = Whisper::open(whisperTiny(), "cpu", Precision::Bf16);
        VERIFY_OK(opened);
        WhisperOptions options;
        options.temperatures = {0};
        for (int i = 0; i < prompt; ++i)
            options.prompt += "word ";
        std::vector<std::vector<float>> sounds(8);
        for (std::size_t i = 0; i < sounds.size(); ++i)
            for (int k = 0; k < 20'000; ++k)
                sounds[i].push_back(0.2F * float(std::sin(0.01 * double(i + 1) * k) * std::sin(0.0011 * k)));
        const auto together = (*opened)->recognise(sounds, options);
        VERIFY_OK(together);
        for (std::size_t i = 0; i < sounds.size(); ++i) {
            const auto alone = (*opened)->recognise(std::span(&sounds[i], 1), options);
            VERIFY_OK(alone);
            QCOMPARE((*together)[i].text, alone->front().text);
            QCOMPARE((*together)[i].logProbability, alone->front().logProbability);
        }
    }

    void aBatchSaysWhatEachSays()
    {
        WhisperOptions options;
        options.temperatures = {0};
        const std::vector<std::vector<float>> clips{whisperClip("a30"), m_clip, {}};
        const auto together = m_whisper->recognise(clips, options);
        VERIFY_OK(together);
        for (std::size_t i = 0; i < clips.size(); ++i) {
            const auto alone = m_whisper->recognise(std::span(clips).subspan(i, 1), options);
            VERIFY_OK(alone);
            QCOMPARE((*alone)[0].tokens, (*together)[i].tokens);
            QVERIFY(std::abs((*alone)[0].logProbability - (*together)[i].logProbability) < 1e-4);
        }
    }

    void temperaturesRiseUntilItWillDo()
    {
        WhisperOptions options;
        options.temperatures = {0, 0.4, 0.8};
        const std::vector<std::vector<float>> clips{m_clip};
        const auto of = [&] { return (*m_whisper->recognise(clips, options))[0].temperature; };
        options.leastLogProbability = -100;
        QCOMPARE(of(), 0.0);
        options.leastLogProbability = 0; // nothing will do
        QCOMPARE(of(), 0.8);
        options.mostNoSpeech = 0; // silence is not tried again
        QCOMPARE(of(), 0.0);
        options.mostNoSpeech.reset();
        options.leastLogProbability.reset();
        options.mostCompression = 0.01;
        QCOMPARE(of(), 0.8);
    }

    void silenceIsLeftOut()
    {
        WhisperOptions options;
        options.temperatures = {0};
        options.mostNoSpeech = 0;
        options.leastLogProbability = 0;
        const auto none = m_whisper->transcribe(m_clip, options);
        VERIFY_OK(none);
        QVERIFY(none->segments.empty() && none->text.empty());
        options.leastLogProbability = -100; // likely words count, whatever else
        const auto some = m_whisper->transcribe(m_clip, options);
        VERIFY_OK(some);
        QVERIFY(!some->segments.empty());
    }

    /// Chords for half a minute: it ends, and says no more than a window has room for.
    void musicEnds()
    {
        std::vector<float> tune(30 * 16'000);
        for (std::size_t i = 0; i < tune.size(); ++i) {
            const double time = double(i) / 16'000;
            for (const double ratio : {1.0, 1.25, 1.5})
                tune[i] += float(0.1 * std::sin(2 * M_PI * 131 * std::exp2(int(time) % 4 / 4.0) * ratio * time));
        }
        const auto heard = m_whisper->transcribe(tune, WhisperOptions());
        VERIFY_OK(heard);
        for (const auto& segment : heard->segments) {
            QVERIFY(segment.tokens.size() <= 224);
            QVERIFY2(segment.start >= 0 && segment.start <= segment.end,
                     qPrintable(QStringLiteral("%1 to %2").arg(segment.start).arg(segment.end)));
        }
    }

    void previousWordsAreCutToTheirRoom()
    {
        const auto parts = whisperParts();
        Ids long_(500, 7);
        long_.back() = 8;
        const auto ask = whisperAsk(parts, "de", WhisperTask::Translate, WhisperTimes::Said, long_);
        QCOMPARE(ask.prompt.size(), std::size_t(1 + 223 + 3));
        QCOMPARE(ask.start, std::size_t(224));
        QCOMPARE(ask.prompt[223], 8);
        QCOMPARE(ask.prompt[225], *parts.tokenizer.marks().language("de"));
        QCOMPARE(ask.prompt[226], parts.tokenizer.marks().translate);
    }

    void aFullPromptStillEnds()
    {
        WhisperOptions options;
        options.temperatures = {0};
        for (int i = 0; i < 300; ++i)
            options.prompt += " and then";
        VERIFY_OK(m_whisper->transcribe(m_clip, options));
    }

    void languages()
    {
        QVERIFY(m_whisper->knows("de") && !m_whisper->knows("tlh"));
        WhisperOptions options;
        options.language = "tlh";
        VERIFY_ERROR(m_whisper->transcribe(m_clip, options), Code::InvalidInput);
        options.language.clear();
        options.temperatures = {0};
        const auto heard = m_whisper->transcribe(m_clip, options);
        VERIFY_OK(heard);
        QVERIFY(m_whisper->knows(heard->language));
        const auto likely = m_whisper->language(m_clip);
        VERIFY_OK(likely);
        QVERIFY(likely->second > 0 && likely->second < 1);
    }

    void progressAndCancelling()
    {
        std::stop_source stop;
        std::vector<double> told;
        WhisperOptions options;
        options.temperatures = {0};
        WhisperWatch watch{stop.get_token(), [&](const Progress& progress) {
                               QCOMPARE(progress.stage, Stage::Transcribing);
                               told.push_back(progress.done);
                               if (told.size() == 3)
                                   stop.request_stop();
                           }};
        const auto cut = m_whisper->transcribe(whisperClip("a47"), options, watch);
        VERIFY_ERROR(cut, Code::Cancelled);
        QCOMPARE(told.size(), std::size_t(3));
        QVERIFY(std::ranges::is_sorted(told) && told.front() == 0);
    }

private:
    std::shared_ptr<const Whisper> m_whisper;
    std::vector<float> m_clip;
};

QTEST_GUILESS_MAIN(TstWhisperDecoding)
#include "tst_whisper_decoding.moc"
