#include "core/audio/level_match.h"

#include "core/audio/loudness.h"
#include "tests/support/results.h"

#include <cmath>
#include <numbers>

using namespace understudy;

namespace {

Waveform tone(double hertz, double level, double seconds, SampleRate rate = kStudioRate)
{
    Waveform sound{{}, rate};
    for (int i = 0; i < int(seconds * rate.value); ++i)
        sound.samples.push_back(float(level * std::sin(2 * std::numbers::pi * hertz * i / rate.value)));
    return sound;
}

double loudnessOf(Waveform sound, Decibels gain)
{
    LoudnessMeter meter({.rate = sound.rate});
    for (auto& sample : sound.samples)
        sample *= float(toGain(gain));
    // As often as it takes to be measured.
    for (int i = 0; i < 20; ++i)
        if (!meter.add(sound.samples))
            return 0;
    return meter.finish().integrated.value_or(Lufs(0)).value;
}

} // namespace

class TestLevelMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void within01_data()
    {
        QTest::addColumn<double>("level");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("rate");
        QTest::newRow("quiet") << 0.001 << 3.0 << 24'000;
        QTest::newRow("loud") << 0.9 << 3.0 << 24'000;
        QTest::newRow("short") << 0.1 << 0.25 << 24'000;
        QTest::newRow("very short") << 0.1 << 0.03 << 24'000;
        QTest::newRow("another rate") << 0.1 << 2.0 << 44'100;
    }
    void within01()
    {
        QFETCH(double, level);
        QFETCH(double, seconds);
        QFETCH(int, rate);
        const std::vector<Waveform> sounds{tone(500, 0.2, 5), tone(700, level, seconds, SampleRate(rate))};
        const auto match = matchLevels(sounds);
        VERIFY_OK(match);
        for (std::size_t i = 0; i < 2; ++i) {
            const auto found = loudnessOf(sounds[i], match->gains[i]);
            QVERIFY2(std::abs(found - match->loudness.value) <= 0.1, QByteArray::number(found));
        }
        QCOMPARE(match->loudness, Lufs(-19));
    }

    void aPeakLowersAll()
    {
        auto clicks = tone(500, 0.02, 5);
        for (std::size_t i = 0; i < clicks.samples.size(); i += 24'000)
            clicks.samples[i] = 1;
        const std::vector<Waveform> sounds{clicks, tone(500, 0.2, 5)};
        const auto match = matchLevels(sounds);
        VERIFY_OK(match);
        QVERIFY(match->loudness < Lufs(-20));
        QVERIFY(toGain(match->gains[0]) <= 0.9);
        QVERIFY(std::abs(loudnessOf(sounds[1], match->gains[1]) - match->loudness.value) <= 0.1);
    }

    void silence_data()
    {
        QTest::addColumn<int>("samples");
        QTest::newRow("nothing") << 0;
        QTest::newRow("zeros") << 48'000;
    }
    void silence()
    {
        QFETCH(int, samples);
        const std::vector<Waveform> sounds{tone(500, 0.2, 1),
                                           {std::vector<float>(std::size_t(samples)), kStudioRate}};
        const auto match = matchLevels(sounds);
        QCOMPARE(match.error().code, Code::InvalidInput);
        QCOMPARE(match.error().subject, std::string("1"));
    }

    void nan()
    {
        auto sound = tone(500, 0.2, 1);
        sound.samples[7] = std::nanf("");
        VERIFY_REASON(matchLevels(std::vector{sound}), Reason::NotFiniteSamples);
    }

    void none() { QVERIFY(matchLevels({})->gains.empty()); }
};

QTEST_GUILESS_MAIN(TestLevelMatch)
#include "tst_level_match.moc"
