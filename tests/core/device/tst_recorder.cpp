// Takes from a microphone: what is said between start and stop is in the file, whatever happens in between.
#include "core/audio/reader.h"
#include "core/device/fake_input.h"
#include "core/device/recorder.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr int kWait = 20'000;
constexpr SampleRate kRate{48000};

std::vector<float> tone(double seconds, float level)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * kRate.value));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = level * static_cast<float>(std::sin(0.05 * double(i)));
    return samples;
}

} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_fake = std::make_unique<FakeInput>();
        m_takes = std::make_shared<Takes>();
        m_recorder = std::make_unique<Recorder>(m_fake->input());
    }
    void cleanup() { m_recorder.reset(); }

    void keepsWhatIsSaidBetweenStartAndStop()
    {
        listen();
        QVERIFY(m_fake->push(tone(0.5, 0.9F))); // before
        record("a.wav");
        const auto said = tone(1.23, 0.4F);
        QVERIFY(m_fake->push(said));
        m_recorder->stop();
        const auto take = takeNumber(1);
        VERIFY_OK(take);
        QVERIFY(!take->problem);
        QCOMPARE(take->length.value, std::int64_t(said.size()));
        QCOMPARE(take->clipped, 0);
        QCOMPARE(take->gaps, 0);
        const auto read = readMono(file("a.wav"), kRate);
        VERIFY_OK(read);
        for (std::size_t i = 0; i < said.size(); ++i)
            QVERIFY(std::abs(read->samples[i] - said[i]) < 1e-6);
        QVERIFY(m_fake->isOpen()); // listens on
    }

    void tellsTheLevel()
    {
        listen();
        QVERIFY(m_fake->push(tone(0.3, 0.5F)));
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(m_recorder->status().levels.peak.value + 6.02) < 0.1, kWait);
        QVERIFY(std::abs(m_recorder->status().levels.rms.value + 9.03) < 0.3);
        QVERIFY(m_fake->push(std::vector<float>(4800)));
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->status().levels.peak.value < -100, kWait);
        QVERIFY(std::abs(m_recorder->status().levels.heldPeak.value + 6.02) < 0.1);
    }

    void countsWhereItIsTooLoud_data()
    {
        QTest::addColumn<std::vector<int>>("loud"); // sample numbers
        QTest::addColumn<int>("places");
        QTest::newRow("nowhere") << std::vector<int>{} << 0;
        QTest::newRow("one sample touches it") << std::vector<int>{100} << 0;
        QTest::newRow("one place") << std::vector<int>{100, 101} << 1;
        QTest::newRow("tops of one wave") << std::vector<int>{100, 101, 300, 301} << 1;
        QTest::newRow("two places") << std::vector<int>{100, 101, 9000, 9001, 9002} << 2;
    }
    void countsWhereItIsTooLoud()
    {
        QFETCH(std::vector<int>, loud);
        QFETCH(int, places);
        listen();
        record("a.wav");
        auto said = tone(0.5, 0.4F);
        for (const int at : loud)
            said[std::size_t(at)] = 1;
        QVERIFY(m_fake->push(said));
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->status().clipped, places, kWait);
        m_recorder->stop();
        QCOMPARE(takeNumber(1)->clipped, places);
    }

    void endsTheTakeWhereItIsUnplugged()
    {
        listen();
        record("a.wav");
        QVERIFY(m_fake->push(tone(0.8, 0.4F)));
        m_fake->loseDevice();
        const auto take = takeNumber(1);
        VERIFY_OK(take);
        QVERIFY(take->problem && take->problem->reason == Reason::DeviceGone);
        QCOMPARE(take->problem->subject, std::string("Fake microphone"));
        QCOMPARE(take->length, Frames(38400));
        QCOMPARE(readMono(file("a.wav"), kRate)->length(), Frames(38400));
        QTRY_VERIFY_WITH_TIMEOUT(!m_recorder->status().isListening, kWait);
        QCOMPARE(m_recorder->status().problem->reason, Reason::DeviceGone);
        QVERIFY(m_recorder->status().devices.empty());
        m_fake->setDevices({{"fake", "Fake microphone", kRate, 1, true}}); // plugged in again
        record("b.wav");
        QVERIFY(m_fake->push(tone(0.1, 0.4F)));
        m_recorder->stop();
        VERIFY_OK(takeNumber(2));
        QVERIFY(!m_recorder->status().problem);
    }

    void saysThatThereIsNoMicrophone()
    {
        m_fake->setDevices({});
        m_recorder->listen({});
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->status().problem.has_value(), kWait);
        QCOMPARE(m_recorder->status().problem->reason, Reason::NoSoundDevice);
        m_recorder->record(order("a.wav"));
        VERIFY_REASON(takeNumber(1), Reason::NoSoundDevice);
        QVERIFY(!fs::exists(file("a.wav")));
    }

    void aFullDiskEndsTheTakeAndKeepsIt()
    {
        listen();
        record("a.wav");
        Result<RecordedTake> take;
        {
            const FileSizeLimit limit(44 + 3 * 24000);
            QVERIFY(m_fake->push(tone(2, 0.4F)));
            take = takeNumber(1);
        }
        VERIFY_OK(take);
        QVERIFY(take->problem && take->problem->reason == Reason::DiskFull);
        QCOMPARE(take->length, Frames(24000));
        QCOMPARE(readMono(file("a.wav"), kRate)->length(), Frames(24000));
        QVERIFY(m_fake->isOpen()); // the meter goes on
    }

    void endsByItself()
    {
        listen();
        auto one = order("a.wav");
        one.longest = Seconds(0.5);
        m_recorder->record(std::move(one));
        isRecording();
        QVERIFY(m_fake->push(tone(1, 0.4F)));
        const auto take = takeNumber(1);
        VERIFY_OK(take);
        QVERIFY(!take->problem);
        QCOMPARE(take->length, Frames(24000));
    }

    void aNewTakeEndsTheOneBefore()
    {
        listen();
        record("a.wav");
        QVERIFY(m_fake->push(tone(0.3, 0.4F)));
        m_recorder->record(order("b.wav"));
        QCOMPARE(takeNumber(1)->length, Frames(14400));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(file("b.wav")), kWait);
        m_recorder.reset(); // as the studio closes
        VERIFY_OK(takeNumber(2));
    }

    void namesWhereSoundWasLost()
    {
        listen();
        record("a.wav");
        QVERIFY(m_fake->push(tone(0.1, 0.4F), true));
        m_recorder->stop();
        QCOMPARE(takeNumber(1)->gaps, 1);
    }

    void changesTheMicrophone()
    {
        m_fake->setDevices({{"one", "One", kRate, 1, true}, {"two", "Two", kRate, 1, false}});
        listen();
        QCOMPARE(m_fake->openDevice(), std::string("one"));
        record("a.wav");
        m_recorder->listen("two");
        VERIFY_OK(takeNumber(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_fake->openDevice(), std::string("two"), kWait);
        m_recorder->listen("three");
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->status().problem.has_value(), kWait);
        QCOMPARE(m_recorder->status().problem->reason, Reason::DeviceGone);
        m_recorder->rest();
        QTRY_VERIFY_WITH_TIMEOUT(!m_fake->isOpen(), kWait);
    }

    /// A recorder that goes right after an order tells all the same.
    void answersEachOrderOnce()
    {
        for (std::size_t i = 1; i <= 50; ++i) {
            m_recorder->record(order(std::to_string(i) + ".wav"));
            m_recorder = std::make_unique<Recorder>(m_fake->input());
            const std::lock_guard lock(m_takes->mutex);
            QCOMPARE(m_takes->done.size(), i);
            const auto& last = m_takes->done.back();
            QVERIFY(last.has_value() || last.error().code == Code::Cancelled);
            QCOMPARE(fs::exists(file(std::to_string(i) + ".wav")), last.has_value());
        }
    }

    /// Driver, GUI and recorder at once; nothing is lost and nothing is in two takes.
    void severalThreadsAtOnce()
    {
        listen();
        std::atomic<int> allowed = 0, pushed = 0;
        const std::jthread driver([&](const std::stop_token& stop) {
            std::vector<float> block(480);
            while (!stop.stop_requested()) {
                if (pushed == allowed) {
                    std::this_thread::yield();
                    continue;
                }
                for (std::size_t i = 0; i < block.size(); ++i)
                    block[i] = std::ldexp(float(pushed + int(i)), -20); // each its own
                m_fake->push(block);
                pushed += int(block.size());
            }
        });
        constexpr int kTakes = 30;
        for (int i = 0; i < kTakes; ++i) {
            m_recorder->record(order("t" + std::to_string(i) + ".wav"));
            if (i == kTakes - 1) // the driver may be far ahead; the last one hears something for sure
                QTRY_VERIFY_WITH_TIMEOUT(takesDone() == kTakes - 1 && m_recorder->status().isRecording,
                                         kWait);
            allowed += 4800;
            m_recorder->refreshDevices();
            (void)m_recorder->status();
        }
        QTRY_VERIFY_WITH_TIMEOUT(pushed == allowed, kWait);
        m_recorder->stop();
        VERIFY_OK(takeNumber(kTakes));
        std::vector<float> all;
        for (int i = 0; i < kTakes; ++i)
            if (const auto take = readMono(file("t" + std::to_string(i) + ".wav"), kRate); take)
                all.insert(all.end(), take->samples.begin(), take->samples.end());
        QVERIFY(!all.empty());
        QCOMPARE(all.back(), std::ldexp(float(allowed - 1), -20));
        for (std::size_t i = 1; i < all.size(); ++i)
            QCOMPARE(all[i], all[i - 1] + std::ldexp(1.0F, -20));
    }

private:
    struct Takes
    {
        std::mutex mutex;
        std::vector<Result<RecordedTake>> done; // under mutex
    };

    fs::path file(const std::string& name) const { return fs::path(m_dir->path().toStdString()) / name; }
    TakeOrder order(const std::string& name)
    {
        return {[path = file(name)](SampleRate rate) { return GrowingWav::create(path, rate); },
                [takes = m_takes](const Result<RecordedTake>& take) {
                    const std::lock_guard lock(takes->mutex);
                    takes->done.push_back(take);
                },
                {}};
    }
    void listen()
    {
        m_recorder->listen({});
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->status().isListening, kWait);
    }
    void record(const std::string& name)
    {
        m_recorder->record(order(name));
        isRecording();
    }
    void isRecording() { QTRY_VERIFY_WITH_TIMEOUT(m_recorder->status().isRecording, kWait); }
    std::size_t takesDone() const
    {
        const std::lock_guard lock(m_takes->mutex);
        return m_takes->done.size();
    }
    /// Waits for it; 1 is the first.
    Result<RecordedTake> takeNumber(std::size_t number)
    {
        if (!QTest::qWaitFor([&] { return takesDone() >= number; }, kWait))
            return fail(Code::Internal, "no take");
        const std::lock_guard lock(m_takes->mutex);
        return m_takes->done[number - 1];
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeInput> m_fake;
    std::shared_ptr<Takes> m_takes;
    std::unique_ptr<Recorder> m_recorder;
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
