#include "core/audio/reader.h"
#include "core/base/hash.h"
#include "core/episode/master.h"
#include "core/episode/mix.h"
#include "tests/core/episode/fixture.h"
#include "tests/support/file_size_limit.h"

#include <nlohmann/json.hpp>

#include <numbers>

using namespace understudy;

namespace {

constexpr std::int64_t kSecond = kStudioRate.value;

/// Noise in syllables: broad-band, with the crest of speech. `swing`: dB between the loudest and the quietest
/// second.
std::vector<float> babble(int seconds, double level, double swing)
{
    RandomStream random(3, 3);
    std::vector<float> samples(std::size_t(seconds * kSecond));
    float low = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = double(i) / kSecond;
        low += 0.3F * (random.uniform() * 2 - 1 - low);
        const double syllable = std::pow(0.5 - 0.5 * std::cos(2 * std::numbers::pi * 3.7 * t), 2);
        const double loudness =
            toGain(Decibels(-swing * (0.5 - 0.5 * std::cos(2 * std::numbers::pi * t / 4))));
        samples[i] = float(std::clamp(3 * level * syllable * loudness * low, -1.0, 1.0));
    }
    return samples;
}

/// An episode of one or two lines, ready to be mastered.
struct Scene
{
    explicit Scene(const std::vector<float>& samples, Profile profile = Profile::PodcastMono)
    {
        EpisodePlan made = emptyPlan();
        made.header.profile = profile;
        made.header.customTarget = Lufs(-16);
        made.header.customCeiling = Decibels(-2);
        folder.addLine(made, "s1-l001", samples, Join::Start);
        folder.addLine(made, "s1-l002", std::span(samples).first(samples.size() / 3), Join::Paragraph);
        plan = std::make_shared<const EpisodePlan>(std::move(made));
        input.plan = plan;
        input.settings.evenness = 0;
        input.folder = folder.path();
        input.master = folder.root() / "master.wav";
        input.timestamps = folder.root() / "timestamps.json";
        retime();
    }

    void retime()
    {
        input.timeline = std::make_shared<const Timeline>(
            buildTimeline(*input.plan, input.settings,
                          [this](const auto& path) { return audioFileLength(folder.path() / path); }));
    }

    Result<MasterReport> master() { return masterEpisode(input, loose.context); }
    std::string bytes(const std::filesystem::path& path) const
    {
        return readFile(path, Bytes(100'000'000)).value();
    }

    EpisodeFolder folder;
    std::shared_ptr<const EpisodePlan> plan;
    LooseJob loose;
    MasterInput input;
};

/// By the file alone.
struct Measured
{
    Loudness loudness;
    double rms = 0;
    std::vector<float> samples;
};

Measured measureFile(const std::filesystem::path& path)
{
    Measured measured;
    auto reader = AudioReader::open(path).value();
    measured.samples.resize(std::size_t(reader.info().length.value));
    std::span<float> rest = measured.samples;
    while (!rest.empty())
        rest = rest.subspan(std::size_t(reader.read(rest).value().value));
    LoudnessMeter meter({});
    (void)meter.add(measured.samples);
    measured.loudness = meter.finish();
    double sum = 0;
    for (const float sample : measured.samples)
        sum += double(sample) * sample;
    measured.rms = toDecibels(std::sqrt(sum / double(measured.samples.size()))).value;
    return measured;
}

} // namespace

class TestMaster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesItsTarget_data()
    {
        QTest::addColumn<int>("profile");
        QTest::addColumn<double>("level");
        QTest::addColumn<double>("swing");
        QTest::addColumn<double>("target");
        QTest::addColumn<double>("ceiling");
        struct Aim
        {
            const char* name;
            Profile profile;
            double target, ceiling;
        };
        struct Material
        {
            const char* name;
            double level, swing;
        };
        for (const auto& aim :
             {Aim{"podcast-mono", Profile::PodcastMono, -19, -1},
              Aim{"podcast-stereo", Profile::PodcastStereo, -19, -1}, Aim{"acx", Profile::Acx, -20, -3},
              Aim{"broadcast", Profile::Broadcast, -23, -1}, Aim{"custom", Profile::Custom, -16, -2}})
            for (const auto& material :
                 {Material{"quiet", 0.003, 0}, Material{"hot", 2.0, 0}, Material{"dynamic", 0.5, 20}})
                QTest::newRow(qPrintable(
                    QStringLiteral("%1, %2").arg(QLatin1String(aim.name), QLatin1String(material.name))))
                    << int(aim.profile) << material.level << material.swing << aim.target << aim.ceiling;
    }
    void reachesItsTarget()
    {
        QFETCH(int, profile);
        QFETCH(double, level);
        QFETCH(double, swing);
        QFETCH(double, target);
        QFETCH(double, ceiling);
        Scene scene(babble(8, level, swing), static_cast<Profile>(profile));
        const auto report = scene.master();
        VERIFY_OK(report);
        const auto file = measureFile(scene.input.master);
        QCOMPARE(Frames(std::int64_t(file.samples.size())), scene.input.timeline->length);
        const double reached = Profile(profile) == Profile::Acx ? file.rms : file.loudness.integrated->value;
        QVERIFY2(std::abs(reached - target) <= 0.1, qPrintable(QString::number(reached)));
        QVERIFY2(file.loudness.truePeak.value <= ceiling,
                 qPrintable(QString::number(file.loudness.truePeak.value)));
        // The report is of the file.
        QVERIFY(std::abs(report->loudness.integrated->value - file.loudness.integrated->value) < 1e-6);
        QVERIFY(std::abs(report->rms.value - file.rms) < 1e-6);
        QCOMPARE(report->loudness.truePeak, file.loudness.truePeak);
        QCOMPARE(report->sha256, sha256File(scene.input.master).value());
        QCOMPARE(report->length, scene.input.timeline->length);
    }

    void warnsOfNoiseBetweenTheWords_data()
    {
        QTest::addColumn<int>("profile");
        QTest::addColumn<double>("roomTone");
        QTest::addColumn<bool>("warns");
        QTest::newRow("acx, loud room") << int(Profile::Acx) << -50.0 << true;
        QTest::newRow("acx, quiet room") << int(Profile::Acx) << -75.0 << false;
        QTest::newRow("podcast, loud room") << int(Profile::PodcastMono) << -50.0 << false;
    }
    void warnsOfNoiseBetweenTheWords()
    {
        QFETCH(int, profile);
        QFETCH(double, roomTone);
        QFETCH(bool, warns);
        // At the level it is mastered to, so that the room tone stays about where it is.
        Scene scene(babble(4, 0.3, 0), static_cast<Profile>(profile));
        scene.input.settings.roomTone = Decibels(roomTone);
        auto plan = *scene.plan;
        plan.header.pauses.paragraph = Milliseconds(2000);
        scene.input.plan = std::make_shared<const EpisodePlan>(std::move(plan));
        scene.retime();
        const auto report = scene.master();
        VERIFY_OK(report);
        QVERIFY(report->noiseFloor);
        QVERIFY2(std::abs(report->noiseFloor->value - roomTone - report->gain.value) < 1.5,
                 qPrintable(QString::number(report->noiseFloor->value)));
        QCOMPARE(report->mostNoise.has_value(), warns);
        QVERIFY(!warns || report->mostNoise == Decibels(-60));
    }

    void limiterRestsWhereNothingExceeds()
    {
        // A sine has 3 dB of crest: at -23 LUFS nothing comes near the ceiling.
        std::vector<float> sine(std::size_t(4 * kSecond));
        for (std::size_t i = 0; i < sine.size(); ++i)
            sine[i] = 0.01F * float(std::sin(2 * std::numbers::pi * 440 * double(i) / kSecond));
        Scene scene(sine, Profile::Broadcast);
        const auto report = scene.master();
        VERIFY_OK(report);
        QCOMPARE(report->limiterReduction, Decibels(0));
    }

    void sameEpisodeSameBytes()
    {
        Scene one(babble(5, 0.5, 10)), two(babble(5, 0.5, 10));
        one.input.settings.roomTone = two.input.settings.roomTone = Decibels(-60);
        VERIFY_OK(one.master());
        VERIFY_OK(two.master());
        const auto first = one.bytes(one.input.master);
        QVERIFY(first == two.bytes(two.input.master));
        QVERIFY(one.bytes(one.input.timestamps) == two.bytes(two.input.timestamps));
        VERIFY_OK(one.master()); // over the old one
        QVERIFY(first == one.bytes(one.input.master));
    }

    void timestampsAgreeWithTheSound()
    {
        Scene scene(babble(4, 0.5, 0));
        VERIFY_OK(scene.master());
        const auto file = measureFile(scene.input.master);
        const auto json = nlohmann::json::parse(scene.bytes(scene.input.timestamps));
        QCOMPARE(json["version"].get<int>(), 1);
        QCOMPARE(json["sample_rate"].get<int>(), 24000);
        QCOMPARE(json["samples"].get<std::size_t>(), file.samples.size());
        QCOMPARE(json["master_sha256"].get<std::string>(), sha256File(scene.input.master).value());
        QCOMPARE(json["sections"].size(), std::size_t(1));
        QCOMPARE(json["sections"][0]["end_sample"].get<std::size_t>(), file.samples.size());
        QCOMPARE(json["lines"].size(), std::size_t(2));
        QCOMPARE(json["lines"][0]["id"].get<std::string>(), std::string("s1-l001"));
        QCOMPARE(json["lines"][1]["text"].get<std::string>(), std::string("Line s1-l002."));
        QCOMPARE(json["lines"][1]["speaker"].get<std::string>(), std::string("A"));
        const auto level = [&](std::size_t begin, std::size_t end) {
            double sum = 0;
            for (auto i = begin; i < end; ++i)
                sum += double(file.samples[i]) * file.samples[i];
            return toDecibels(std::sqrt(sum / double(end - begin))).value;
        };
        const auto end = json["lines"][0]["end_sample"].get<std::size_t>();
        const auto start = json["lines"][1]["start_sample"].get<std::size_t>();
        QCOMPARE(start - end, std::size_t(16800)); // a paragraph's 700 ms
        QVERIFY(level(0, end) > -30);
        QVERIFY(level(start, start + 24000) > -30);
        QVERIFY(level(end + 2400, start) < -90); // dither, behind what the rumble filter rings
        for (const auto& line : json["lines"])
            QVERIFY(std::abs(line["start_s"].get<double>() - line["start_sample"].get<double>() / 24000) <
                    1e-6);
    }

    void shortestEpisodeHasALoudness()
    {
        Scene scene(babble(1, 0.5, 0));
        auto plan = *scene.plan;
        plan.lines.resize(1);
        plan.lines[0].take->figures.speechEnd = Frames(4800); // "Hi.": 200 ms
        scene.input.plan = std::make_shared<const EpisodePlan>(std::move(plan));
        scene.retime();
        const auto report = scene.master();
        VERIFY_OK(report);
        QCOMPARE(report->length, Frames(12'000));
        QVERIFY(std::abs(report->loudness.integrated->value + 19) <= 0.1);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("reason");
        QTest::newRow("silence") << "silence" << int(Reason::LoudnessUnreachable);
        QTest::newRow("line not rendered") << "line" << int(Reason::LinesNotRendered);
        QTest::newRow("take deleted") << "take" << int(Reason::TakeDamaged);
        QTest::newRow("audio missing") << "audio" << int(Reason::FileMissing);
        QTest::newRow("full disk") << "disk" << int(Reason::DiskFull);
        QTest::newRow("full disk, second file") << "timestamps" << int(Reason::NotAFile);
        QTest::newRow("cancelled") << "cancel" << int(Reason::General);
    }
    void refuses()
    {
        QFETCH(QString, what);
        QFETCH(int, reason);
        Scene scene(what == QLatin1String("silence") ? std::vector<float>(48'000) : babble(3, 0.5, 0));
        VERIFY_OK(writeFile(scene.input.master, "old master"));
        VERIFY_OK(writeFile(scene.input.timestamps, "old timestamps"));
        auto plan = *scene.plan;
        if (what == QLatin1String("line"))
            plan.lines[1].take.reset();
        else if (what == QLatin1String("audio"))
            plan.audio = {{1, {"gone.wav", {}, {}, {}}}};
        else if (what == QLatin1String("take"))
            std::filesystem::remove(scene.folder.path() / plan.lines[1].take->file());
        else if (what == QLatin1String("cancel"))
            scene.loose.job.cancel();
        else if (what == QLatin1String("timestamps"))
            scene.input.timestamps = scene.folder.root();
        scene.input.plan = std::make_shared<const EpisodePlan>(std::move(plan));
        scene.retime();
        const auto before = scene.folder.files();
        {
            std::optional<FileSizeLimit> limit;
            if (what == QLatin1String("disk"))
                limit.emplace(50'000);
            const auto report = scene.master();
            VERIFY_REASON(report, static_cast<Reason>(reason));
            if (what == QLatin1String("cancel"))
                VERIFY_ERROR(report, Code::Cancelled);
        }
        QCOMPARE(scene.folder.files(), before);
        QCOMPARE(scene.bytes(scene.input.master), std::string("old master"));
        QCOMPARE(scene.bytes(scene.folder.root() / "timestamps.json"), std::string("old timestamps"));
    }

    /// As a kill there leaves it: the new master beside the timestamps of the one before.
    void faultBetweenTheFilesIsMendedByTheNextRender()
    {
        Scene scene(babble(4, 0.5, 0));
        VERIFY_OK(scene.master());
        const auto oldTimestamps = scene.bytes(scene.input.timestamps);
        const auto oldMaster = scene.bytes(scene.input.master);
        auto plan = *scene.plan;
        plan.lines.resize(1);
        scene.input.plan = std::make_shared<const EpisodePlan>(std::move(plan));
        scene.retime();
        {
            // A folder in its place is what a rename cannot replace.
            LooseJob loose;
            const auto subscription = loose.job.subscribe([&](const JobStatus& status) {
                if (status.progress.stage == Stage::Writing &&
                    std::filesystem::remove(scene.input.timestamps))
                    std::filesystem::create_directory(scene.input.timestamps);
            });
            VERIFY_ERROR(masterEpisode(scene.input, loose.context), Code::Io);
        }
        std::filesystem::remove(scene.input.timestamps);
        VERIFY_OK(writeFile(scene.input.timestamps, oldTimestamps));
        const auto named = [&] {
            return nlohmann::json::parse(scene.bytes(scene.input.timestamps))["master_sha256"]
                .get<std::string>();
        };
        QVERIFY(scene.bytes(scene.input.master) != oldMaster);
        QVERIFY(named() != sha256File(scene.input.master).value()); // whoever reads the pair can tell
        VERIFY_OK(scene.master());
        QCOMPARE(named(), sha256File(scene.input.master).value());
        const auto pair = scene.bytes(scene.input.master) + scene.bytes(scene.input.timestamps);
        VERIFY_OK(scene.master());
        QVERIFY(pair == scene.bytes(scene.input.master) + scene.bytes(scene.input.timestamps));
    }

    void cancelAtAnyBlockLeavesTheOldMaster()
    {
        Scene scene(babble(4, 0.5, 0));
        VERIFY_OK(writeFile(scene.input.master, "old master"));
        const auto before = scene.folder.files();
        for (const auto stage : {Stage::Mixing, Stage::Mastering, Stage::Writing}) {
            LooseJob loose;
            const auto subscription = loose.job.subscribe([&](const JobStatus& status) {
                if (status.progress.stage == stage && (stage == Stage::Writing || status.progress.done > 1))
                    loose.job.cancel();
            });
            VERIFY_ERROR(masterEpisode(scene.input, loose.context), Code::Cancelled);
            QCOMPARE(scene.folder.files(), before);
            QCOMPARE(scene.bytes(scene.input.master), std::string("old master"));
        }
    }
};

QTEST_GUILESS_MAIN(TestMaster)
#include "tst_master.moc"
