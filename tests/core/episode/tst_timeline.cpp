#include "core/audio/filters.h"
#include "core/episode/levels.h"
#include "core/episode/mix.h"
#include "tests/core/episode/fixture.h"

#include <numbers>

using namespace understudy;

namespace {

constexpr std::int64_t kSecond = kStudioRate.value;

Frames noAudio(const std::filesystem::path&)
{
    return Frames(0);
}

std::vector<float> tone(std::size_t length, double hertz, float level = 0.1F, int rate = kStudioRate.value)
{
    std::vector<float> samples(length);
    for (std::size_t i = 0; i < length; ++i)
        samples[i] = level * float(std::sin(2 * std::numbers::pi * hertz * double(i) / rate));
    return samples;
}

double rms(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return toDecibels(std::sqrt(sum / double(samples.size()))).value;
}

/// All of it, in blocks of odd size.
Result<std::vector<float>> readAll(MixStream& mix)
{
    std::vector<float> all, block(1777);
    while (true) {
        UNDERSTUDY_TRY(const auto got, mix.read(block));
        if (got == Frames(0))
            return all;
        all.insert(all.end(), block.begin(), block.begin() + got.value);
    }
}

struct Spoken
{
    const char* speaker;
    double loudness;
    Style style = {};
};

} // namespace

Q_DECLARE_METATYPE(std::vector<Spoken>)
Q_DECLARE_METATYPE(std::vector<double>)

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pauses_data()
    {
        QTest::addColumn<int>("join");
        QTest::addColumn<int>("scripted");
        QTest::addColumn<int>("expected"); ///< ms
        QTest::newRow("sentence") << int(Join::Sentence) << 0 << 350;
        QTest::newRow("paragraph") << int(Join::Paragraph) << 0 << 700;
        QTest::newRow("section") << int(Join::Section) << 0 << 1500;
        QTest::newRow("speaker") << int(Join::Speaker) << 0 << 300;
        QTest::newRow("clause") << int(Join::Clause) << 0 << 150;
        QTest::newRow("scripted, longer") << int(Join::Sentence) << 1200 << 1200;
        QTest::newRow("scripted, shorter") << int(Join::Section) << 200 << 1500;
        QTest::newRow("scripted in a sentence") << int(Join::Clause) << 1000 << 1000;
    }
    void pauses()
    {
        QFETCH(int, join);
        QFETCH(int, scripted);
        QFETCH(int, expected);
        auto plan = emptyPlan();
        plan.lines = {plannedLine("s1-l001", scriptLine("A", "One.")),
                      plannedLine("s1-l002", scriptLine("A", "Two."))};
        plan.lines[0].line.join = Join::Start;
        plan.lines[1].line.join = static_cast<Join>(join);
        plan.lines[1].line.pauseBefore = Milliseconds(scripted);
        for (auto& line : plan.lines)
            line.take = takeOf(line.id.value);
        // 100 ms of near-silence before the speech and 200 ms behind count for nothing.
        plan.lines[0].take->figures.speechBegin = Frames(2400);
        plan.lines[0].take->figures.speechEnd = Frames(kSecond - 4800);
        const auto timeline = buildTimeline(plan, {}, noAudio);
        QVERIFY(timeline.isComplete);
        QCOMPARE(timeline.segments[0].start, Frames(0));
        QCOMPARE(timeline.segments[0].fileBegin, Frames(2400));
        QCOMPARE(timeline.segments[0].length, Frames(kSecond - 7200));
        QCOMPARE(timeline.segments[1].start,
                 Frames(kSecond - 7200) + toFrames(Milliseconds(expected), kStudioRate));
        QCOMPARE(timeline.length, timeline.segments[1].start + Frames(kSecond));
    }

    void sectionsMarksAndGapsAreFound()
    {
        auto plan = emptyPlan();
        plan.sectionTitles = {"One", "Nothing in it", "Three", "Nothing behind"};
        plan.lines = {plannedLine("s1-l001", scriptLine("A", "One.")),
                      plannedLine("s3-l002", scriptLine("A", "Two.", 2))};
        plan.lines[0].line.join = Join::Start;
        plan.lines[0].line.pauseBefore = Milliseconds(500);
        plan.lines[1].line.join = Join::Section;
        plan.lines[1].line.marksBefore = {"here"};
        plan.lines[0].take = takeOf("s1-l001");
        plan.pauseAtEnd = Milliseconds(1000);
        plan.marksAtEnd = {"end"};
        const auto timeline = buildTimeline(plan, {}, noAudio);
        const Frames second(12000 + kSecond + 36000), end = second + Frames(kSecond);
        QCOMPARE(timeline.sectionStarts, (std::vector{Frames(12000), second, second, end}));
        QCOMPARE(timeline.marks,
                 (std::vector<std::pair<Frames, std::string>>{{second, "here"}, {end, "end"}}));
        QCOMPARE(timeline.length, end + Frames(kSecond));
        QVERIFY(!timeline.isComplete); // the second line is an estimate
        QVERIFY(timeline.segments[1].file.empty());
        QCOMPARE(timeline.segmentAt(Frames(11999)), Timeline::npos);
        QCOMPARE(timeline.segmentAt(Frames(12000)), std::size_t(0));
        QCOMPARE(timeline.segmentAt(second - Frames(1)), std::size_t(0));
        QCOMPARE(timeline.segmentAt(end), std::size_t(1));
    }

    void audioIsWaitedFor()
    {
        auto plan = emptyPlan();
        plan.lines = {plannedLine("s1-l001", scriptLine("A", "One."))};
        plan.lines[0].line.join = Join::Start;
        plan.lines[0].take = takeOf("s1-l001");
        plan.audio = {{0, {"intro.wav", Decibels(-6), Milliseconds(50), {}}}, {1, {"waves.wav", {}, {}, {}}}};
        const auto timeline =
            buildTimeline(plan, {}, [](const auto& path) { return Frames(path == "intro.wav" ? 480 : 960); });
        QCOMPARE(timeline.segments.size(), std::size_t(3));
        QCOMPARE(timeline.segments[0].start, Frames(0));
        QCOMPARE(timeline.segments[0].gain, Decibels(-6));
        QVERIFY(timeline.segments[0].line.empty());
        QCOMPARE(timeline.segments[1].start, Frames(480 + 8400));
        QCOMPARE(timeline.segments[2].start, Frames(480 + 8400 + kSecond + 8400));
        QCOMPARE(timeline.length, timeline.segments[2].start + Frames(960));
    }

    void levels_data()
    {
        QTest::addColumn<std::vector<Spoken>>("lines");
        QTest::addColumn<std::vector<double>>("gains");
        Style loud, strong;
        loud.volume = 6;
        strong.emphasis = Emphasis::Strong;
        const auto row = [](const char* name, std::vector<Spoken> lines, std::vector<double> gains) {
            QTest::newRow(name) << std::move(lines) << std::move(gains);
        };
        row("none", {}, {});
        row("even already", {{"A", -20}, {"A", -20}}, {0, 0});
        row("half of each deviation", {{"A", -20}, {"A", -22}, {"A", -18}}, {0, 1, -1});
        row("not more than 3 dB", {{"A", -20}, {"A", -40}, {"A", -20}}, {0, 3, 0});
        row("speakers meet in the middle", {{"A", -18}, {"B", -22}}, {-2, 2});
        row("three speakers, their median", {{"A", -18}, {"B", -19}, {"C", -26}}, {-1, 0, 7});
        row("a speaker, not more than 12 dB", {{"A", -10}, {"B", -50}}, {-12, 12});
        row("own volume is kept", {{"A", -20}, {"A", -20}, {"A", -12, loud}}, {0, 0, 0});
        row("emphasis is kept", {{"A", -20}, {"A", -18, strong}, {"B", -24}}, {-2, -2, 2});
        row("only own volumes", {{"A", -20, loud}, {"B", -26}}, {0, 0});
    }
    void levels()
    {
        QFETCH(std::vector<Spoken>, lines);
        QFETCH(std::vector<double>, gains);
        auto plan = emptyPlan();
        for (const auto& spoken : lines) {
            const auto id = "s1-l" + std::to_string(plan.lines.size());
            plan.lines.push_back(plannedLine(id, scriptLine(spoken.speaker, "One.", 0, spoken.style)));
            plan.lines.back().take = takeOf(id, spoken.loudness);
        }
        const auto found = lineGains(plan, {});
        QCOMPARE(found.size(), gains.size());
        for (std::size_t i = 0; i < gains.size(); ++i)
            QVERIFY2(std::abs(found[i].value - gains[i]) < 1e-9, qPrintable(QString::number(found[i].value)));
    }

    void lineWithoutLoudnessGetsItsSpeakersGain()
    {
        auto plan = emptyPlan();
        for (const char* speaker : {"A", "B", "A"})
            plan.lines.push_back(
                plannedLine("s1-l" + std::to_string(plan.lines.size()), scriptLine(speaker, "One.")));
        plan.lines[0].take = takeOf("s1-l0", -18);
        plan.lines[1].take = takeOf("s1-l1", -22);
        QCOMPARE(lineGains(plan, {})[2], Decibels(-2));
    }

    void mixPlacesFadesAndFills()
    {
        EpisodeFolder folder;
        auto plan = emptyPlan();
        folder.addLine(plan, "s1-l001", tone(kSecond, 1000), Join::Start);
        folder.addLine(plan, "s1-l002", tone(kSecond, 2000));
        const MixSettings settings{.highPassHz = 0};
        const auto timeline = std::make_shared<const Timeline>(buildTimeline(plan, settings, noAudio));
        MixStream mix(timeline, folder.path(), settings, 7);
        const auto all = readAll(mix);
        VERIFY_OK(all);
        QCOMPARE(std::int64_t(all->size()), timeline->length.value);
        const auto samples = std::span(*all);
        QVERIFY(std::abs(rms(samples.subspan(4800, 4800)) - (-23.01)) < 0.01); // 0.1 peak
        for (const float sample : samples.subspan(kSecond, 8400))
            QCOMPARE(sample, 0.0F);
        const auto expected = tone(kSecond, 1000);
        QVERIFY(std::abs(samples[240] - expected[240]) < 1e-6); // behind the fade; 24 bits
        QVERIFY(std::abs(samples[120]) <= 0.51F * 0.1F);        // half way up
        QVERIFY(std::abs(samples[6]) < 0.001F);
    }

    void seekHearsWhatARunThroughHears_data()
    {
        QTest::addColumn<bool>("roomTone");
        QTest::addColumn<double>("highPass");
        QTest::newRow("plain") << false << 0.0;
        QTest::newRow("filtered") << false << 70.0;
        QTest::newRow("room tone") << true << 0.0;
        QTest::newRow("both") << true << 70.0;
    }
    void seekHearsWhatARunThroughHears()
    {
        QFETCH(bool, roomTone);
        QFETCH(double, highPass);
        EpisodeFolder folder;
        auto plan = emptyPlan();
        folder.addLine(plan, "s1-l001", tone(kSecond, 90), Join::Start);
        folder.addLine(plan, "s1-l002", tone(kSecond, 440));
        // Stereo at another rate, between the lines.
        folder.writeSound(folder.path() / "waves.wav", tone(2 * 44100, 300, 0.2F, 2 * 44100),
                          {SampleRate(44100), 2});
        plan.audio = {{1, {"waves.wav", Decibels(-6), Milliseconds(50), {}}}};
        MixSettings settings{.highPassHz = highPass};
        if (roomTone)
            settings.roomTone = Decibels(-60);
        const auto timeline = std::make_shared<const Timeline>(buildTimeline(
            plan, settings, [&](const auto& path) { return audioFileLength(folder.path() / path); }));
        QCOMPARE(timeline->segments[1].length, Frames(kSecond));
        MixStream mix(timeline, folder.path(), settings, 7);
        const auto all = readAll(mix);
        VERIFY_OK(all);
        for (const std::int64_t at : {60'000L, 1L, 24'010L, 33'000L, 45'000L, 40'000L, 70'000L, 0L}) {
            mix.seek(Frames(at));
            QCOMPARE(mix.position(), Frames(at));
            std::vector<float> block(3000);
            const auto got = mix.read(block);
            VERIFY_OK(got);
            QCOMPARE(*got, Frames(3000));
            for (std::size_t i = 0; i < block.size(); ++i)
                if (std::abs(block[i] - (*all)[std::size_t(at) + i]) > 1e-7F)
                    QFAIL(qPrintable(QStringLiteral("%1 + %2: %3")
                                         .arg(at)
                                         .arg(i)
                                         .arg(block[i] - (*all)[std::size_t(at) + i])));
        }
        mix.seek(timeline->length + Frames(5));
        std::vector<float> block(10);
        QCOMPARE(mix.read(block).value(), Frames(0));
    }

    void roomToneHasItsLevel()
    {
        auto plan = emptyPlan();
        plan.lines = {plannedLine("s1-l001", scriptLine("A", "Not rendered."))};
        plan.pauseAtEnd = Milliseconds(10'000);
        for (const double level : {-50.0, -80.0}) {
            const MixSettings settings{.roomTone = Decibels(level)};
            const auto timeline = std::make_shared<const Timeline>(buildTimeline(plan, settings, noAudio));
            MixStream mix(timeline, "nowhere", settings, 7);
            const auto all = readAll(mix);
            VERIFY_OK(all);
            QVERIFY2(std::abs(rms(*all) - level) < 0.3, qPrintable(QString::number(rms(*all))));
        }
    }

    void highPassTakesRumble()
    {
        EpisodeFolder folder;
        auto plan = emptyPlan();
        folder.addLine(plan, "s1-l001", tone(2 * kSecond, 20), Join::Start);
        const auto timeline = std::make_shared<const Timeline>(buildTimeline(plan, {}, noAudio));
        MixStream mix(timeline, folder.path(), {}, 7);
        const auto all = readAll(mix);
        VERIFY_OK(all);
        QVERIFY(rms(std::span(*all).subspan(kSecond, kSecond / 2)) < -60); // 4th order: 43 dB at 20 Hz
    }

    void damagedTakesAreNamed_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("deleted") << "deleted";
        QTest::newRow("truncated") << "truncated";
        QTest::newRow("emptied") << "emptied";
        QTest::newRow("not audio any more") << "text";
    }
    void damagedTakesAreNamed()
    {
        QFETCH(QString, damage);
        EpisodeFolder folder;
        auto plan = emptyPlan();
        folder.addLine(plan, "s1-l001", tone(kSecond, 440), Join::Start);
        const auto& take = *plan.lines[0].take;
        const auto file = folder.path() / take.file();
        VERIFY_OK(checkTakeFile(folder.path(), take));
        if (damage == QLatin1String("deleted"))
            std::filesystem::remove(file);
        else if (damage == QLatin1String("truncated"))
            std::filesystem::resize_file(file, 3 * kSecond / 2);
        else if (damage == QLatin1String("emptied"))
            std::filesystem::resize_file(file, 0);
        else
            VERIFY_OK(writeFile(file, "hello"));
        VERIFY_REASON(checkTakeFile(folder.path(), take), Reason::TakeDamaged);
        const auto timeline = std::make_shared<const Timeline>(buildTimeline(plan, {}, noAudio));
        MixStream mix(timeline, folder.path(), {}, 7);
        const auto all = readAll(mix);
        VERIFY_REASON(all, Reason::TakeDamaged);
        QCOMPARE(all.error().subject, file.string());
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
