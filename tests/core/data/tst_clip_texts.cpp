// The words of a transcript, shared out to clips, and how sure they are.
#include "core/data/ingest/clip_texts.h"

#include "tests/support/results.h"

using namespace understudy;

namespace {

constexpr SampleRate kRate{24'000};

Frames at(double seconds)
{
    return toFrames(Seconds(seconds), kRate);
}

/// Two clips of 6 s, with speech from 0.5 to 5.5 s and from 6.5 to 11.5 s.
SpeechActivity twoSentences()
{
    SpeechActivity activity;
    activity.rate = kRate;
    activity.length = at(12);
    for (const auto& [begin, end] : {std::pair(0.0, 0.5), std::pair(5.5, 6.5), std::pair(11.5, 12.0)}) {
        Pause pause;
        pause.span = {at(begin), at(end)};
        activity.pauses.push_back(pause);
    }
    return activity;
}

std::vector<Clip> twoClips()
{
    std::vector<Clip> clips(2);
    clips[0].span = {at(0), at(6)};
    clips[1].span = {at(6), at(12)};
    return clips;
}

Cue cue(double start, double end, const char* text)
{
    return {Seconds(start), Seconds(end), text, {}, {}};
}

} // namespace

class TestClipTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A recording that was cut off, with the words of all of it.
    void wordsAfterTheEnd_data()
    {
        QTest::addColumn<double>("length");
        QTest::addColumn<int>("dropped");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("none") << 12.0 << 0 << QByteArray("low water|the tide turns|one two");
        QTest::newRow("a cue in part") << 9.0 << 1 << QByteArray("low water|the tide turns|one");
        QTest::newRow("cues") << 6.5 << 2 << QByteArray("low water");
        QTest::newRow("all") << 0.0 << 3 << QByteArray();
    }
    void wordsAfterTheEnd()
    {
        QFETCH(double, length);
        QFETCH(QByteArray, kept);
        Transcript transcript;
        transcript.format = TranscriptFormat::SubRip;
        transcript.cues = {cue(0.5, 5.5, "low water"), cue(6.5, 8, "the tide turns"), cue(8.2, 11.5, "one two")};
        transcript.cues[2].words = {{Seconds(8.2), Seconds(8.6), "one"}, {Seconds(9.5), Seconds(10.0), "two"}};
        QTEST(int(dropAfter(transcript, Seconds(length))), "dropped");
        QByteArrayList texts;
        for (const auto& one : transcript.cues)
            texts << QByteArray::fromStdString(one.text);
        QCOMPARE(texts.join('|'), kept);
    }

    void sharesOut_data()
    {
        QTest::addColumn<QList<Cue>>("cues");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<double>("firstSure");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<double>("secondSure");
        const auto later = cue(6.5, 11.5, "the tide turns");
        QTest::newRow("a cue each") << QList<Cue>{cue(0.5, 5.5, "low water"), later}
                                    << QByteArray("low water") << 1.0 << QByteArray("the tide turns") << 1.0;
        QTest::newRow("0.3 s off") << QList<Cue>{cue(0.8, 5.2, "low water"), later} << QByteArray("low water")
                                   << 1.0 << QByteArray("the tide turns") << 1.0;
        QTest::newRow("cues with a gap")
            << QList<Cue>{cue(0.5, 2.5, "low"), cue(3.2, 5.5, "water"), later} << QByteArray("low water")
            << 1.0 << QByteArray("the tide turns") << 1.0;
        QTest::newRow("most of it untold")
            << QList<Cue>{cue(2, 3, "low water"), later} << QByteArray("low water") << 0.6
            << QByteArray("the tide turns") << 1.0;
        QTest::newRow("its end untold")
            << QList<Cue>{cue(0.5, 3, "low water"), later} << QByteArray("low water") << 0.6
            << QByteArray("the tide turns") << 1.0;
        QTest::newRow("one cue over both") << QList<Cue>{cue(0.5, 11.5, "low water the tide")}
                                           << QByteArray("low water") << 0.6 << QByteArray("the tide") << 0.6;
        QTest::newRow("none") << QList<Cue>{later} << QByteArray() << ClipText().confidence
                              << QByteArray("the tide turns") << 1.0;
    }
    void sharesOut()
    {
        QFETCH(const QList<Cue>, cues);
        QFETCH(const QByteArray, first);
        QFETCH(const double, firstSure);
        QFETCH(const QByteArray, second);
        QFETCH(const double, secondSure);
        Transcript transcript;
        transcript.format = TranscriptFormat::SubRip;
        transcript.cues.assign(cues.begin(), cues.end());
        auto clips = twoClips();
        shareOut(transcript, "a.srt", twoSentences(), clips);
        QCOMPARE(clips[0].text.raw, first.toStdString());
        QCOMPARE(clips[0].text.confidence, firstSure);
        QCOMPARE(clips[1].text.raw, second.toStdString());
        QCOMPARE(clips[1].text.confidence, secondSure);
    }

    /// As far as somebody speaks in it.
    void wordsHaveTheTimeOfTheirCue()
    {
        Transcript transcript;
        transcript.format = TranscriptFormat::SubRip;
        transcript.cues = {cue(0, 2, "low water"), cue(2, 6.5, "comes"), cue(6.2, 11.5, "the tide turns")};
        transcript.cues[1].words = {{Seconds(2.5), Seconds(3.0), "comes"}};
        auto clips = twoClips();
        shareOut(transcript, "a.srt", twoSentences(), clips);
        const std::vector<ClipWord> first{{Seconds(0.5), Seconds(2.0), "low water"},
                                          {Seconds(2.5), Seconds(3.0), "comes"}};
        const std::vector<ClipWord> second{{Seconds(0.5), Seconds(5.5), "the tide turns"}};
        QVERIFY(clips[0].words == first);
        QVERIFY(clips[1].words == second);
    }

    void plainTextIsAGuess()
    {
        Transcript transcript;
        transcript.plain = "low water the tide";
        auto clips = twoClips();
        shareOut(transcript, "a.txt", twoSentences(), clips);
        QCOMPARE(clips[0].text.raw, std::string("low water"));
        QCOMPARE(clips[0].text.confidence, 0.3);
        QCOMPARE(clips[1].text.confidence, 0.3);
        QVERIFY(clips[0].words.empty() && clips[1].words.empty());
    }
};

QTEST_APPLESS_MAIN(TestClipTexts)
#include "tst_clip_texts.moc"
