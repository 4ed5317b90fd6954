#include "core/audio/matched_sounds.h"

#include "core/audio/loudness.h"
#include "core/base/random.h"
#include "tests/support/results.h"

#include <cmath>
#include <numbers>

using namespace understudy;

namespace {

/// Words of tone and noise with pauses between them, after `lead` seconds of nearly nothing.
Waveform speech(double seconds, double level, SampleRate rate, double lead = 0, std::uint64_t seed = 1)
{
    Waveform sound{{}, rate};
    RandomStream random(seed, 0);
    for (int i = 0; i < int((lead + seconds) * rate.value); ++i) {
        const auto t = double(i) / rate.value - lead;
        const auto noise = 2 * double(random.uniform()) - 1;
        const bool isWord = t >= 0 && std::fmod(t, 0.8) < 0.6;
        sound.samples.push_back(
            float(isWord ? level * (std::sin(2 * std::numbers::pi * 180 * t) + 0.3 * noise) : 1e-4 * noise));
    }
    return sound;
}

double loudnessOf(const Waveform& sound)
{
    LoudnessMeter meter({.rate = sound.rate});
    if (!meter.add(sound.samples))
        return 0;
    return meter.finish().integrated.value_or(Lufs(0)).value;
}

std::size_t firstLoud(const Waveform& sound)
{
    std::size_t at = 0;
    while (at < sound.samples.size() && std::abs(sound.samples[at]) < 0.02F)
        ++at;
    return at;
}

} // namespace

class TestMatchedSounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areOfOneRateLengthAndLoudness_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("level");
        QTest::addColumn<double>("lead");
        QTest::addColumn<int>("shared");
        QTest::newRow("the same") << 24'000 << 4.0 << 0.2 << 0.0 << 24'000;
        QTest::newRow("quieter") << 24'000 << 4.0 << 0.004 << 0.0 << 24'000;
        QTest::newRow("louder") << 24'000 << 4.0 << 0.8 << 0.0 << 24'000;
        QTest::newRow("longer") << 24'000 << 7.3 << 0.2 << 0.0 << 24'000;
        QTest::newRow("later") << 24'000 << 4.0 << 0.2 << 0.7 << 24'000;
        QTest::newRow("another rate") << 48'000 << 5.0 << 0.1 << 0.2 << 24'000;
        QTest::newRow("an odd rate") << 44'100 << 3.1 << 0.1 << 0.0 << 24'000;
        QTest::newRow("below the studio's") << 8'000 << 3.1 << 0.1 << 0.0 << 24'000;
    }
    void areOfOneRateLengthAndLoudness()
    {
        QFETCH(int, rate);
        QFETCH(double, seconds);
        QFETCH(double, level);
        QFETCH(double, lead);
        QFETCH(int, shared);
        for (const auto length : {SharedLength::Shortest, SharedLength::Longest}) {
            const auto matched = matchSounds(
                {speech(4, 0.2, kStudioRate), speech(seconds, level, SampleRate(rate), lead, 2)}, length);
            VERIFY_OK(matched);
            const auto& [first, second] = std::tie(matched->sounds[0], matched->sounds[1]);
            QCOMPARE(first.rate.value, shared);
            QCOMPARE(second.rate.value, shared);
            QCOMPARE(first.length(), second.length());
            QVERIFY2(std::abs(loudnessOf(first) - loudnessOf(second)) <= 0.1,
                     QByteArray::number(loudnessOf(first) - loudnessOf(second)));
            QVERIFY(std::abs(double(firstLoud(first)) - double(firstLoud(second))) < 0.04 * shared);
        }
    }

    void versionsOfOneSoundStayAsTheyLie()
    {
        const auto sound = speech(2, 0.1, kStudioRate, 0.3);
        auto late = sound;
        late.samples.insert(late.samples.begin(), 100, 0.0F);
        late.samples.resize(sound.samples.size());
        const auto matched = matchSounds({sound, late}, SharedLength::Longest);
        VERIFY_OK(matched);
        QCOMPARE(matched->sounds[0].length(), sound.length());
        QCOMPARE(firstLoud(matched->sounds[1]), firstLoud(matched->sounds[0]) + 100);
    }

    void aSilentOneIsNamed()
    {
        const Waveform silent{std::vector<float>(48'000, 0.0F), kStudioRate};
        const auto matched = matchSounds({speech(2, 0.1, kStudioRate), silent}, SharedLength::Longest);
        VERIFY_ERROR(matched, Code::InvalidInput);
        QCOMPARE(matched.error().reason, Reason::SoundSilent);
        QCOMPARE(matched.error().subject, std::string("1"));
        const auto empty = matchSounds({speech(2, 0.1, kStudioRate), {}}, SharedLength::Shortest);
        VERIFY_ERROR(empty, Code::InvalidInput);
        QCOMPARE(empty.error().subject, std::string("1"));
    }

    void samplesThatAreNoNumbers()
    {
        auto sound = speech(1, 0.1, kStudioRate);
        sound.samples[500] = std::nanf("");
        const auto matched = matchSounds({sound}, SharedLength::Longest);
        QVERIFY(!matched);
        QCOMPARE(matched.error().reason, Reason::NotFiniteSamples);
    }

    void anAnchorHasNoHighs()
    {
        Waveform sound{{}, kStudioRate};
        for (int i = 0; i < 24'000; ++i)
            sound.samples.push_back(float(0.2 * std::sin(2 * std::numbers::pi * 6000 * i / 24'000.0)));
        const auto low = lowPassed(sound);
        QCOMPARE(low.length(), sound.length());
        for (std::size_t i = 2000; i < 22'000; ++i)
            QVERIFY(std::abs(low.samples[i]) < 1e-3F);
    }
};

QTEST_GUILESS_MAIN(TestMatchedSounds)
#include "tst_matched_sounds.moc"
