// Sounds side by side: what is heard around a switch from one to another, on what the device was given.
#include "core/audio/filters.h"
#include "core/audio/loudness.h"
#include "core/audio/matched_sounds.h"
#include "core/audio/resampler.h"
#include "core/base/random.h"
#include "core/device/fake_output.h"
#include "core/device/lane_source.h"
#include "core/device/player.h"
#include "tests/support/results.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace understudy;

namespace {

constexpr SampleRate kRate{24'000};
constexpr std::int64_t kFade = 240; // 10 ms

/// Sample n tells lane and place, and floats hold it exactly.
LaneSource::Sound numbered(int lane, int length)
{
    Waveform sound{{}, kRate};
    for (int i = 0; i < length; ++i)
        sound.samples.push_back(0.125F * static_cast<float>(lane + 1) + static_cast<float>(i) * 0x1.0p-21F);
    return std::make_shared<const Waveform>(std::move(sound));
}

/// Noise of nothing above about 3 kHz, as a voice has it.
LaneSource::Sound voice(std::uint64_t seed, double seconds)
{
    RandomStream random(seed, 0);
    Waveform sound{{}, kRate};
    Resampler narrow(SampleRate(6000), kRate);
    std::vector<float> noise(static_cast<std::size_t>(seconds * 6000));
    for (auto& sample : noise)
        sample = 0.4F * (random.uniform() - 0.5F);
    narrow.process(noise, sound.samples);
    narrow.flush(sound.samples);
    return std::make_shared<const Waveform>(std::move(sound));
}

/// Energy above 4 kHz, where a voice here has nothing but what a window of 20 ms makes of it.
double above(std::span<const float> samples)
{
    HighPass first(kRate, 4000);
    HighPass second(kRate, 4000);
    std::vector<float> high(samples.begin(), samples.end());
    first.process(high);
    second.process(high);
    double energy = 1e-12;
    for (const auto sample : std::span(high).last(480)) // 20 ms; what lies before runs the filters in
        energy += double(sample) * sample;
    return energy;
}

FakeOutput::Settings deviceAt(SampleRate rate)
{
    FakeOutput::Settings settings;
    settings.rate = rate;
    return settings;
}

/// A player on a device that is pulled by hand, as far as it was fed.
struct Bench
{
    explicit Bench(std::vector<LaneSource::Sound> sounds, SampleRate rate = kRate)
        : fake(deviceAt(rate)), player(fake.output()), source(std::make_shared<LaneSource>(std::move(sounds)))
    {
        player.setSource(source, SourceSwap::FromStart);
    }
    /// Pulls until something sounds; what is heard then begins with the first frame of the source.
    bool begin()
    {
        player.play();
        return QTest::qWaitFor(
            [this] {
                const auto block = fake.pump(Frames(480));
                return std::ranges::any_of(block, [](float sample) { return sample != 0; });
            },
            60'000);
    }
    /// `frames` more, however slowly the feeder comes.
    bool hear(std::int64_t frames)
    {
        const auto until = player.position() + Frames(frames);
        return QTest::qWaitFor(
            [&] {
                if (player.position() >= until)
                    return true;
                fake.pump(Frames(120));
                return false;
            },
            60'000);
    }
    std::vector<float> heard() const
    {
        auto played = fake.played();
        const auto first = std::ranges::find_if(played, [](float sample) { return sample != 0; });
        return {first, played.end()};
    }

    FakeOutput fake;
    Player player;
    std::shared_ptr<LaneSource> source;
};

} // namespace

class TestLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSwitchIsHeardInTheNextBlockAtTheSamePlace()
    {
        const std::vector<LaneSource::Sound> sounds{numbered(0, 60'000), numbered(1, 60'000),
                                                    numbered(2, 60'000)};
        Bench bench(sounds);
        QVERIFY(bench.begin());
        QVERIFY(bench.hear(3000));
        for (const int lane : {2, 0, 1, 2}) {
            const auto before = std::int64_t(bench.fake.played().size());
            const auto at = bench.player.position().value;
            bench.player.setLane(lane);
            const auto block = bench.fake.pump(Frames(kFade + 100));
            QCOMPARE(bench.player.position().value, at + kFade + 100); // nothing was left out or said twice
            QVERIFY(before > 0);
            for (std::int64_t i = kFade; i < kFade + 100; ++i)
                QCOMPARE(block[std::size_t(i)], sounds[std::size_t(lane)]->samples[std::size_t(at + i)]);
            // It begins with the block's first frames.
            QVERIFY(block[20] != block[0] + 20 * 0x1.0p-21F);
            QVERIFY(bench.hear(2000));
        }
    }

    /// On a device of another rate: whatever was heard before, it is what one hears who never switched.
    void isTheSameAsNeverSwitched()
    {
        const std::vector<LaneSource::Sound> sounds{voice(1, 2), voice(2, 2)};
        Bench switched(sounds, SampleRate(48'000));
        QVERIFY(switched.begin());
        QVERIFY(switched.hear(6000));
        switched.player.setLane(1);
        QVERIFY(switched.hear(9000));
        Bench plain(sounds, SampleRate(48'000));
        plain.player.setLane(1);
        QVERIFY(plain.begin());
        QVERIFY(plain.hear(16'000));
        const auto a = switched.heard(), b = plain.heard();
        QVERIFY(a.size() > 28'000 && b.size() > 28'000);
        for (std::size_t i = 16'000; i < 28'000; ++i)
            QCOMPARE(a[i], b[i]);
    }

    /// What the device is given, at another rate, of sounds that were recorded 20 dB apart.
    void allAreHeardEquallyLoud()
    {
        std::vector<Waveform> recorded;
        for (const auto& [seed, level, seconds] :
             {std::tuple{1, 1.0F, 4.0}, {2, 0.1F, 5.0}, {3, 0.3F, 4.5}}) {
            auto sound = *voice(std::uint64_t(seed), seconds);
            for (auto& sample : sound.samples)
                sample *= level;
            recorded.push_back(std::move(sound));
        }
        const auto matched = matchSounds(std::move(recorded), SharedLength::Shortest);
        VERIFY_OK(matched);
        std::vector<LaneSource::Sound> sounds;
        for (const auto& sound : matched->sounds)
            sounds.push_back(std::make_shared<const Waveform>(sound));
        std::vector<double> loudness;
        for (int lane = 0; lane < int(sounds.size()); ++lane) {
            Bench bench(sounds, SampleRate(48'000));
            bench.player.setLane(lane);
            QVERIFY(bench.begin());
            QVERIFY(bench.hear(sounds.front()->length().value - 2400));
            LoudnessMeter meter({.rate = SampleRate(48'000)});
            VERIFY_OK(meter.add(bench.heard()));
            loudness.push_back(meter.finish().integrated->value);
            QVERIFY2(std::abs(loudness.back() - loudness.front()) <= 0.1,
                     QByteArray::number(loudness.back() - loudness.front()));
        }
    }

    void aSwitchDoesNotClick()
    {
        const std::vector<LaneSource::Sound> sounds{voice(1, 10), voice(2, 10)};
        Bench bench(sounds);
        QVERIFY(bench.begin());
        QVERIFY(bench.hear(2400));
        for (int i = 0; i < 40; ++i) {
            const auto at = bench.fake.played().size();
            const auto place = std::size_t(bench.player.position().value);
            bench.player.setLane(i % 2 == 0 ? 1 : 0);
            QVERIFY(bench.hear(1200 + 37 * i));
            const auto played = bench.fake.played();
            constexpr std::size_t kBefore = 960, kSpan = 480;
            const auto switched = above(std::span(played).subspan(at - kBefore, kBefore + kSpan));
            double own = 0;
            for (const auto& sound : sounds)
                own =
                    std::max(own, above(std::span(sound->samples).subspan(place - kBefore, kBefore + kSpan)));
            QVERIFY2(switched <= own * std::pow(10, 0.6),
                     QByteArray::number(10 * std::log10(switched / own)) + " dB at switch " +
                         QByteArray::number(i));
        }
    }

    void aSwitchBeforeTheFadeIsOver()
    {
        Bench bench({voice(1, 5), voice(2, 5), voice(3, 5)});
        QVERIFY(bench.begin());
        QVERIFY(bench.hear(3000));
        float largest = 0;
        for (int i = 0; i < 60; ++i) {
            bench.player.setLane(i % 3);
            const auto block = bench.fake.pump(Frames(50));
            for (std::size_t k = 1; k < block.size(); ++k)
                largest = std::max(largest, std::abs(block[k] - block[k - 1]));
        }
        QVERIFY2(largest < 0.2F, QByteArray::number(double(largest)));
    }

    void aLoopKeepsTheLane()
    {
        const std::vector<LaneSource::Sound> sounds{numbered(0, 60'000), numbered(1, 60'000)};
        Bench bench(sounds);
        bench.player.setLoop(FrameRange{Frames(4000), Frames(8000)});
        QVERIFY(bench.begin());
        bench.player.setLane(1);
        QVERIFY(bench.hear(7000));
        QVERIFY(QTest::qWaitFor(
            [&] {
                bench.fake.pump(Frames(120));
                return bench.player.position() < Frames(6000);
            },
            60'000));
        const auto block = bench.fake.pump(Frames(1000));
        QVERIFY(std::ranges::all_of(block, [](float sample) { return sample >= 0.25F && sample < 0.375F; }));
    }

    void lanesThatAreShorterEndInSilence()
    {
        LaneSource source({numbered(0, 100), numbered(1, 40)});
        QCOMPARE(source.length(), Frames(100));
        std::vector<float> out(200);
        const auto given = source.read(Frames(30), out);
        VERIFY_OK(given);
        QCOMPARE(given->frames, std::size_t(70));
        QVERIFY(out[2 * 9 + 1] != 0);
        QCOMPARE(out[2 * 10 + 1], 0.0F);
        QVERIFY(out[2 * 69] != 0);
        const auto end = source.read(Frames(100), out);
        VERIFY_OK(end);
        QCOMPARE(end->state, ReadState::End);
    }

    void aLaneThatThereIsNotIsTheLast()
    {
        const std::vector<LaneSource::Sound> sounds{numbered(0, 30'000), numbered(1, 30'000)};
        Bench bench(sounds);
        bench.player.setLane(7);
        QVERIFY(bench.begin());
        QVERIFY(bench.hear(2000));
        const auto at = bench.player.position().value;
        QCOMPARE(bench.fake.pump(Frames(10))[0], sounds[1]->samples[std::size_t(at)]);
        bench.player.setSource(std::make_shared<LaneSource>(std::vector{numbered(0, 30'000)}),
                               SourceSwap::FromStart);
        QVERIFY(bench.begin());
    }
};

QTEST_GUILESS_MAIN(TestLanes)
#include "tst_lanes.moc"
