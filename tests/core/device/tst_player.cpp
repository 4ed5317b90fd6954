#include "core/device/fake_output.h"
#include "core/device/player.h"
#include "tests/support/results.h"

#include <QtTest>

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace understudy;

namespace {

constexpr SampleRate kRate{24000};
constexpr int kFade = 240; // 10 ms

/// Sample n is level + n / 2^20, so that what was played tells where it came from; floats hold it exactly.
class TestSource final : public PcmSource
{
public:
    explicit TestSource(int length, float level = 0.25F, SampleRate rate = kRate)
        : m_rate(rate), m_level(level), m_length(length), m_made(length)
    {
    }

    SampleRate rate() const override { return m_rate; }
    Frames length() const override { return Frames(m_length); }
    Result<ReadResult> read(Frames at, std::span<float> out) override
    {
        const std::lock_guard lock(m_mutex);
        m_readTo = at.value;
        m_changed.notify_all();
        if (m_isBroken)
            return fail(Code::Corrupt, Reason::TakeDamaged, "take.wav");
        if (at.value >= m_length)
            return ReadResult{0, ReadState::End};
        if (at.value >= m_made)
            return ReadResult{0, ReadState::Waiting};
        if (at >= m_gap.begin && at < m_gap.end)
            return ReadResult{.state = ReadState::Nothing, .next = m_gap.end};
        const auto end = at < m_gap.begin ? std::min(m_made, m_gap.begin.value) : m_made;
        const auto frames = std::min<std::int64_t>(static_cast<std::int64_t>(out.size()), end - at.value);
        for (std::int64_t i = 0; i < frames; ++i)
            out[static_cast<std::size_t>(i)] = sample(at.value + i);
        return ReadResult{static_cast<std::size_t>(frames), ReadState::Given};
    }

    float sample(std::int64_t at) const { return m_level + static_cast<float>(at) * 0x1.0p-20F; }
    void setMade(int frames)
    {
        const std::lock_guard lock(m_mutex);
        m_made = frames;
    }
    void setGap(FrameRange gap)
    {
        const std::lock_guard lock(m_mutex);
        m_gap = gap;
    }
    void breakDown()
    {
        const std::lock_guard lock(m_mutex);
        m_isBroken = true;
    }
    /// Until a read at `from` or later has begun: all before it is in the player.
    void waitUntilReadAt(std::int64_t from)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_readTo >= from; });
    }

private:
    const SampleRate m_rate;
    const float m_level;
    const std::int64_t m_length;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_made;        // under m_mutex
    FrameRange m_gap{};         // under m_mutex; empty: none
    std::int64_t m_readTo = -1; // under m_mutex
    bool m_isBroken = false;    // under m_mutex
};

FakeOutput::Settings studioDevice()
{
    FakeOutput::Settings settings;
    settings.rate = kRate;
    return settings;
}

/// A player on a fake device at the source's rate, so that samples pass unchanged.
struct Bench
{
    explicit Bench(FakeOutput::Settings settings = studioDevice())
        : fake(std::move(settings)), player(fake.output())
    {
    }

    bool reaches(PlayerState state)
    {
        return QTest::qWaitFor([&] { return player.status().state == state; }, 60'000);
    }
    /// Pulls blocks until `done`; what was pulled is in fake.played().
    template<typename Done>
    bool pumpUntil(const Done& done)
    {
        return QTest::qWaitFor(
            [&] {
                fake.pump(Frames(480));
                return done();
            },
            60'000);
    }
    bool pumpUntilState(PlayerState state)
    {
        return pumpUntil([&] { return player.status().state == state; });
    }
    void begin(const std::shared_ptr<TestSource>& source, Frames at = Frames(0))
    {
        player.setSource(source, SourceSwap::FromStart);
        player.play(at);
        source->waitUntilReadAt(at.value + 4000); // more than is needed to start
    }

    FakeOutput fake;
    Player player;
};

std::vector<float> withoutSilence(std::vector<float> samples)
{
    std::erase(samples, 0.0F);
    return samples;
}

/// The largest step from one sample to the next; a click is a large one.
float largestStep(const std::vector<float>& samples)
{
    float largest = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
    return largest;
}

/// What a fade of 10 ms on the loudest test source may do per sample, and a little.
constexpr float kSoftStep = 1.0F / kFade;

} // namespace

class TestPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsEverySampleOnce()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(30000);
        bench.begin(source);
        std::int64_t pulled = 0;
        // Never faster than the feeder: what is pulled has been read by then.
        while (pulled + 4000 < 30000) {
            source->waitUntilReadAt(pulled + 4000);
            pulled += static_cast<std::int64_t>(withoutSilence(bench.fake.pump(Frames(480))).size());
        }
        source->waitUntilReadAt(30000);
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        const auto heard = withoutSilence(bench.fake.played());
        QVERIFY(heard.size() >= 30000 - 2);
        for (int i = kFade; i < 30000 - kFade - 64; ++i)
            QCOMPARE(heard[static_cast<std::size_t>(i)], source->sample(i));
        QVERIFY(largestStep(bench.fake.played()) < kSoftStep);
        QCOMPARE(bench.player.position(), Frames(30000));
    }

    void resamplesToTheDevice()
    {
        Bench bench(FakeOutput::Settings{}); // 48 kHz
        const auto source = std::make_shared<TestSource>(12000);
        bench.player.setSource(source, SourceSwap::FromStart);
        bench.player.play();
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        const auto heard = withoutSilence(bench.fake.played()).size();
        QVERIFY2(std::abs(static_cast<int>(heard) - 24000) < 64, qPrintable(QString::number(heard)));
    }

    void seeksWhilePlaying()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(200'000);
        bench.begin(source);
        bench.fake.pump(Frames(1000));
        bench.player.seek(Frames(100'000));
        QCOMPARE(bench.player.position(), Frames(100'000)); // at once, though the old sound still fades
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(102'000); }));
        const auto played = bench.fake.played();
        QVERIFY(std::find(played.begin(), played.end(), source->sample(101'000)) != played.end());
        QVERIFY(std::find(played.begin(), played.end(), source->sample(50'000)) == played.end());
        QVERIFY(largestStep(played) < kSoftStep);
        QCOMPARE(bench.player.status().state, PlayerState::Playing);
    }

    void seeksAreClamped_data()
    {
        QTest::addColumn<qint64>("to");
        QTest::addColumn<qint64>("position");
        QTest::newRow("before the start") << qint64(-5) << qint64(0);
        QTest::newRow("inside") << qint64(77) << qint64(77);
        QTest::newRow("the end") << qint64(1000) << qint64(1000);
        QTest::newRow("after the end") << qint64(5000) << qint64(1000);
    }
    void seeksAreClamped()
    {
        QFETCH(qint64, to);
        QFETCH(qint64, position);
        Bench bench;
        bench.player.setSource(std::make_shared<TestSource>(1000), SourceSwap::FromStart);
        bench.player.seek(Frames(to));
        QCOMPARE(bench.player.position(), Frames(position));
        QCOMPARE(bench.player.status().state, PlayerState::Paused);
    }

    void pausesAndGoesOn()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(100'000);
        bench.begin(source);
        bench.fake.pump(Frames(1000));
        bench.player.pause();
        QCOMPARE(bench.player.status().state, PlayerState::Paused);
        QVERIFY(bench.pumpUntil([&] { return bench.fake.pump(Frames(64)) == std::vector<float>(64, 0.0F); }));
        const auto at = bench.player.position();
        bench.fake.pump(Frames(5000));
        QCOMPARE(bench.player.position(), at);
        bench.player.play();
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > at + Frames(2000); }));
        const auto heard = withoutSilence(bench.fake.played());
        QVERIFY(largestStep(heard) < kSoftStep);
        QVERIFY(largestStep(bench.fake.played()) < kSoftStep);
    }

    void waitsForWhatIsStillMade()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(20'000);
        source->setMade(5000);
        bench.player.setSource(source, SourceSwap::FromStart);
        bench.player.play();
        QVERIFY(bench.pumpUntilState(PlayerState::Waiting));
        QVERIFY(bench.player.position() <= Frames(5000));
        source->setMade(20'000);
        QVERIFY(bench.pumpUntilState(PlayerState::Playing));
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        QVERIFY(largestStep(bench.fake.played()) < kSoftStep);
    }

    void passesOverWhatIsNotThere()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(20'000);
        source->setGap({Frames(5000), Frames(15'000)});
        bench.player.setSource(source, SourceSwap::FromStart);
        bench.player.play();
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        const auto played = bench.fake.played();
        const auto last = std::find(played.begin(), played.end(), source->sample(4999));
        QVERIFY(last != played.end());
        QCOMPARE(*(last + 1), source->sample(15'000));
    }

    void aLoopOverNothingIsSilence()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(20'000);
        source->setGap({Frames(5000), Frames(15'000)});
        bench.player.setSource(source, SourceSwap::FromStart);
        bench.player.setLoop(FrameRange{Frames(6000), Frames(8000)});
        bench.player.play(Frames(6000));
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(7500); }));
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() < Frames(7000); }));
        QVERIFY(withoutSilence(bench.fake.played()).empty());
    }

    void pausesWhileWaiting()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(20'000);
        source->setMade(0);
        bench.player.setSource(source, SourceSwap::FromStart);
        bench.player.play();
        QVERIFY(bench.pumpUntilState(PlayerState::Waiting));
        bench.player.pause();
        source->setMade(20'000);
        bench.fake.pump(Frames(5000));
        QCOMPARE(bench.player.status().state, PlayerState::Paused);
        QVERIFY(withoutSilence(bench.fake.played()).empty());
    }

    /// The new sound takes over where the feeding stood: no silence, no jump, no click.
    void swapsTheSourceWhilePlaying()
    {
        Bench bench;
        const auto before = std::make_shared<TestSource>(300'000, 0.2F);
        const auto after = std::make_shared<TestSource>(400'000, 0.5F);
        bench.begin(before);
        bench.fake.pump(Frames(1000));
        bench.player.setSource(after, SourceSwap::KeepPosition);
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(14'000); }));
        const auto played = bench.fake.played();
        // What the ring held of the old, the crossfade, then the new: no sample twice, none left out.
        QVERIFY(std::find(played.begin(), played.end(), before->sample(1500)) != played.end());
        QVERIFY(std::find(played.begin(), played.end(), after->sample(12'000)) != played.end());
        const auto heard = static_cast<std::int64_t>(withoutSilence(played).size());
        QVERIFY(std::abs(heard - bench.player.position().value) < kFade);
        QVERIFY(largestStep(played) < kSoftStep);
    }

    void swapsTheSourceAtRest()
    {
        Bench bench;
        bench.player.setSource(std::make_shared<TestSource>(10'000), SourceSwap::FromStart);
        bench.player.seek(Frames(6000));
        bench.player.setSource(std::make_shared<TestSource>(20'000, 0.5F), SourceSwap::KeepPosition);
        QCOMPARE(bench.player.position(), Frames(6000));
        bench.player.setSource(std::make_shared<TestSource>(5000), SourceSwap::KeepPosition);
        QCOMPARE(bench.player.position(), Frames(5000)); // as far as there is
        bench.player.setSource(std::make_shared<TestSource>(9000, 0.5F, SampleRate(48000)),
                               SourceSwap::KeepPosition);
        QCOMPARE(bench.player.position(), Frames(9000)); // 5000 of 24 kHz is after its end
        bench.player.setSource(std::make_shared<TestSource>(10'000), SourceSwap::FromStart);
        QCOMPARE(bench.player.position(), Frames(0));
        QCOMPARE(bench.player.status().state, PlayerState::Stopped);
        bench.player.setSource(nullptr, SourceSwap::FromStart);
        bench.player.play();
        QCOMPARE(bench.player.status().state, PlayerState::Stopped);
    }

    void playsALoop()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(100'000);
        bench.player.setLoop(FrameRange{Frames(3000), Frames(6000)});
        bench.player.setSource(source, SourceSwap::FromStart);
        bench.player.play(Frames(3000));
        std::int64_t turns = 0;
        Frames last;
        QVERIFY(bench.pumpUntil([&] {
            const auto now = bench.player.position();
            turns += now < last;
            last = now;
            return turns == 3;
        }));
        const auto played = bench.fake.played();
        QVERIFY(std::find(played.begin(), played.end(), source->sample(7000)) == played.end());
        QVERIFY(largestStep(played) < kSoftStep);
        bench.player.setLoop({});
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(7000); }));
    }

    void playsAgainFromTheStartWhenFinished()
    {
        Bench bench;
        bench.player.setSource(std::make_shared<TestSource>(5000), SourceSwap::FromStart);
        bench.player.play();
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        QCOMPARE(bench.player.position(), Frames(5000));
        bench.player.play();
        QCOMPARE(bench.player.position(), Frames(0));
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        bench.player.stop();
        QCOMPARE(bench.player.position(), Frames(0));
        QCOMPARE(bench.player.status().state, PlayerState::Stopped);
    }

    void theLatencyIsNotYetHeard()
    {
        auto settings = studioDevice();
        settings.latency = Milliseconds(50);
        Bench bench(settings);
        const auto source = std::make_shared<TestSource>(100'000);
        bench.begin(source);
        const auto heard = withoutSilence(bench.fake.pump(Frames(3000))).size();
        QCOMPARE(bench.player.position(), Frames(static_cast<std::int64_t>(heard) - 1200));
    }

    void theVolumeIsSoftAndMeasured()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(100'000, 0.5F);
        bench.player.setVolume(0.5);
        bench.begin(source);
        bench.fake.pump(Frames(1000));
        const auto peak = bench.player.takePeak();
        QVERIFY(peak > 0.24F && peak < 0.26F);
        QCOMPARE(bench.player.takePeak(), 0.0F);
        bench.player.setVolume(0);
        bench.fake.pump(Frames(1000));
        QVERIFY(largestStep(bench.fake.played()) < kSoftStep);
        QVERIFY(bench.fake.played().back() == 0.0F);
        QCOMPARE(bench.player.status().state, PlayerState::Playing); // silent, but it goes on
    }

    void aSourceThatFailsStopsThePlayback()
    {
        Bench bench;
        const auto source = std::make_shared<TestSource>(100'000);
        bench.begin(source);
        source->breakDown();
        QVERIFY(bench.pumpUntilState(PlayerState::Paused));
        QCOMPARE(bench.player.status().problem->reason, Reason::TakeDamaged);
        QCOMPARE(bench.player.status().problem->subject, std::string("take.wav"));
    }

    void aLostDevicePausesAndTheDefaultTakesOver()
    {
        auto settings = studioDevice();
        settings.devices = {{"usb", "USB headset", kRate, 2, false}, {"card", "Sound card", kRate, 2, true}};
        Bench bench(settings);
        bench.player.selectDevice("usb");
        bench.begin(std::make_shared<TestSource>(100'000));
        QCOMPARE(bench.fake.openDevice(), std::string("usb"));
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(2000); }));
        bench.fake.loseDevice();
        QVERIFY(bench.reaches(PlayerState::Paused));
        QTRY_COMPARE(bench.player.status().devices.size(), std::size_t{1});
        auto status = bench.player.status();
        QCOMPARE(status.problem->code, Code::DeviceLost);
        QCOMPARE(status.problem->reason, Reason::DeviceGone);
        QCOMPARE(status.problem->subject, std::string("USB headset"));
        QVERIFY(status.deviceId.empty());
        const auto at = bench.player.position();
        QVERIFY(at >= Frames(2000));
        bench.player.play();
        QVERIFY(!bench.player.status().problem.has_value());
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > at + Frames(2000); }));
        QCOMPARE(bench.fake.openDevice(), std::string("card"));
    }

    void noDeviceIsAStateUntilOneComes()
    {
        auto settings = studioDevice();
        const auto devices = std::exchange(settings.devices, {});
        Bench bench(settings);
        QTRY_VERIFY(bench.player.status().areDevicesKnown);
        QVERIFY(bench.player.status().devices.empty());
        bench.player.setSource(std::make_shared<TestSource>(100'000), SourceSwap::FromStart);
        bench.player.play(Frames(500));
        QVERIFY(bench.reaches(PlayerState::Paused));
        QCOMPARE(bench.player.status().problem->reason, Reason::NoSoundDevice);
        QCOMPARE(bench.player.position(), Frames(500));
        bench.fake.setDevices(devices);
        bench.player.refreshDevices();
        QTRY_COMPARE(bench.player.status().devices.size(), std::size_t{1});
        bench.player.play();
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(2000); }));
    }

    void changesTheDeviceWhilePlaying()
    {
        auto settings = studioDevice();
        settings.devices.push_back({"other", "Other", kRate, 2, false});
        Bench bench(settings);
        bench.begin(std::make_shared<TestSource>(200'000));
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > Frames(2000); }));
        bench.player.selectDevice("other");
        QVERIFY(bench.pumpUntil([&] { return bench.fake.openDevice() == "other"; }));
        const auto at = bench.player.position();
        QVERIFY(bench.pumpUntil([&] { return bench.player.position() > at + Frames(3000); }));
        bench.player.selectDevice("gone");
        QVERIFY(bench.reaches(PlayerState::Paused));
        QCOMPARE(bench.player.status().problem->reason, Reason::DeviceGone);
    }

    void fillsEveryChannel()
    {
        FakeOutput fake(studioDevice());
        std::vector<float> interleaved;
        const auto output = fake.output();
        VERIFY_OK(output->open({}, kRate, [&](std::span<float> out, int channels) {
            QCOMPARE(channels, 2);
            interleaved.assign(out.begin(), out.end());
        }));
        fake.pump(Frames(10));
        QCOMPARE(interleaved.size(), std::size_t{20});
    }

    void tellsEachStateInOrder()
    {
        Bench bench;
        std::vector<PlayerState> log;
        auto subscription = bench.player.subscribe([&](const PlayerStatus& status) {
            if (log.empty() || log.back() != status.state)
                log.push_back(status.state);
        });
        bench.player.setSource(std::make_shared<TestSource>(5000), SourceSwap::FromStart);
        bench.player.play();
        QVERIFY(bench.pumpUntilState(PlayerState::Finished));
        bench.player.seek(Frames(10));
        subscription.reset();
        using enum PlayerState;
        QCOMPARE(log, (std::vector{Stopped, Playing, Finished, Paused}));
    }

    /// Everything at once from several threads, with a device that pulls in real time, then an early end.
    void survivesAStorm()
    {
        auto settings = studioDevice();
        settings.isPaced = true;
        FakeOutput fake(settings);
        Player player(fake.output());
        const auto storm = [&](unsigned seed) {
            std::vector<std::shared_ptr<TestSource>> sources{std::make_shared<TestSource>(50'000),
                                                             std::make_shared<TestSource>(5000), nullptr};
            for (unsigned i = 0; i < 300; ++i) {
                seed = seed * 1664525U + 1013904223U;
                switch ((seed >> 16) % 8) {
                case 0:
                    player.setSource(sources[(seed >> 24) % 3], SourceSwap::KeepPosition);
                    break;
                case 1:
                    player.setSource(sources[(seed >> 24) % 3], SourceSwap::FromStart);
                    break;
                case 2:
                    player.play(Frames(seed % 60'000));
                    break;
                case 3:
                    player.pause();
                    break;
                case 4:
                    player.seek(Frames(seed % 60'000));
                    break;
                case 5:
                    player.setLoop(FrameRange{Frames(seed % 4000), Frames(4000)});
                    break;
                case 6:
                    player.selectDevice(seed >> 31 ? "fake" : "");
                    break;
                default:
                    player.stop();
                    break;
                }
                fake.pump(Frames(256));
                QVERIFY(player.position() >= Frames(0));
            }
        };
        std::jthread other([&] { storm(1); });
        storm(2);
    }
};

QTEST_GUILESS_MAIN(TestPlayer)
#include "tst_player.moc"
