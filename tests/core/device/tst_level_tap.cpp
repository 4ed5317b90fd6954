// What the meters show is the loudness of what is heard at that place, not of what was read ahead.
#include "core/device/level_tap.h"
#include "tests/core/audio/signals.h"
#include "tests/support/results.h"

using namespace understudy;
using namespace understudy::test;

namespace {

/// Two seconds at one level, then two at another, 20 dB below.
class Steps final : public PcmSource
{
public:
    SampleRate rate() const override { return kStudioRate; }
    Frames length() const override { return Frames(static_cast<std::int64_t>(m_samples.size())); }
    Result<ReadResult> read(Frames at, std::span<float> out) override
    {
        const auto begin = static_cast<std::size_t>(at.value);
        const auto count = std::min(out.size(), m_samples.size() - std::min(begin, m_samples.size()));
        if (count == 0)
            return ReadResult{};
        std::copy_n(m_samples.begin() + at.value, count, out.begin());
        return ReadResult{count, ReadState::Given};
    }

private:
    Signal m_samples = [] {
        auto samples = sine(997.0, 0.5, Seconds(2.0));
        const auto quiet = sine(997.0, 0.05, Seconds(2.0));
        samples.insert(samples.end(), quiet.begin(), quiet.end());
        return samples;
    }();
};

Frames at(double seconds)
{
    return toFrames(Seconds(seconds), kStudioRate);
}

} // namespace

class TestLevelTap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheLevelOfThePlace_data()
    {
        QTest::addColumn<double>("heard");
        QTest::addColumn<double>("momentary"); ///< LUFS; 0: none
        QTest::newRow("before the first window is full") << 0.2 << 0.0;
        QTest::newRow("loud part, though all was read") << 1.5 << -9.1;
        QTest::newRow("quiet part") << 3.5 << -29.1;
    }
    void tellsTheLevelOfThePlace()
    {
        QFETCH(double, heard);
        QFETCH(double, momentary);
        LevelTap tap(std::make_shared<Steps>());
        readFrom(tap, Frames(0));
        const auto levels = tap.levelsAt(at(heard));
        QCOMPARE(levels.momentary.has_value(), momentary != 0.0);
        QVERIFY(!levels.momentary || std::abs(levels.momentary->value - momentary) < 0.2);
    }

    void passesSamplesOn()
    {
        Steps inner;
        LevelTap tap(std::make_shared<Steps>());
        Signal expected(480);
        Signal got(480);
        VERIFY_OK(inner.read(at(1.0), expected));
        VERIFY_OK(tap.read(at(1.0), got));
        QCOMPARE(got, expected);
        QCOMPARE(tap.length(), inner.length());
    }

    void startsAnewAfterASeek()
    {
        LevelTap tap(std::make_shared<Steps>());
        readFrom(tap, Frames(0));
        readFrom(tap, at(2.0));
        // Nothing of the loud part is in the window right after the jump.
        QVERIFY(!tap.levelsAt(at(2.1)).momentary);
        QVERIFY(tap.levelsAt(at(2.6)).momentary->value < -25);
    }

    void forgetsWhatIsLongPast()
    {
        LevelTap tap(std::make_shared<Steps>());
        readFrom(tap, Frames(0));
        QCOMPARE(tap.levelsAt(at(60.0)), HeardLevels{});
    }

private:
    static void readFrom(LevelTap& tap, Frames position)
    {
        Signal block(480);
        for (auto place = position; place < tap.length(); place += Frames(480))
            VERIFY_OK(tap.read(place, block));
    }
};

QTEST_GUILESS_MAIN(TestLevelTap)
#include "tst_level_tap.moc"
