// Flat tops: found where they are, at any level and rate, and nowhere else.
#include "core/audio/resampler.h"
#include "core/data/qc/clipping.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace understudy;

namespace {

/// Noise through a resonance at 500 Hz, ten seconds, peak at 0.5.
std::vector<float> sound(SampleRate rate)
{
    std::mt19937 chance(11);
    std::normal_distribution<float> normal;
    std::vector<float> samples(std::size_t(10 * rate.value));
    const float radius = 1 - 600.0F / float(rate.value);
    const float cosine = std::cos(2 * float(M_PI) * 500 / float(rate.value));
    float last = 0, before = 0;
    for (auto& sample : samples) {
        sample = normal(chance) + 2 * radius * cosine * last - radius * radius * before;
        before = last;
        last = sample;
    }
    const auto peak = std::abs(*std::max_element(samples.begin(), samples.end(),
                                                 [](float a, float b) { return std::abs(a) < std::abs(b); }));
    for (auto& sample : samples)
        sample *= 0.5F / peak;
    return samples;
}

std::vector<ClippedSpot> spotsOf(const std::vector<float>& samples, SampleRate rate, std::size_t block = 1000)
{
    ClippingMeter meter(rate);
    for (std::size_t at = 0; at < samples.size(); at += block)
        meter.add(std::span(samples).subspan(at, std::min(block, samples.size() - at)));
    return meter.finish();
}

std::vector<float> clippedBy(double decibels, std::vector<float> samples)
{
    const auto limit = float(0.5 * std::pow(10, -decibels / 20));
    for (auto& sample : samples)
        sample = std::clamp(sample, -limit, limit);
    return samples;
}

std::vector<float> resampled(const std::vector<float>& samples, SampleRate from, SampleRate to)
{
    std::vector<float> result;
    Resampler resampler(from, to);
    resampler.process(samples, result);
    resampler.flush(result);
    return result;
}

int topsOf(const std::vector<ClippedSpot>& spots)
{
    int tops = 0;
    for (const auto& spot : spots)
        tops += spot.tops;
    return tops;
}

} // namespace

class TstClipping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clipped_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("below");
        QTest::addColumn<double>("gain");
        for (const int rate : {8000, 16000, 24000, 44100, 48000, 96000})
            for (const double below : {3.0, 6.0, 12.0})
                for (const double gain : {0.0, -6.0})
                    QTest::addRow("%d Hz, %g dB, turned by %g dB", rate, below, gain)
                        << rate << below << gain;
    }
    void clipped()
    {
        QFETCH(const int, rate);
        QFETCH(const double, below);
        QFETCH(const double, gain);
        auto samples = sound(SampleRate(rate));
        QCOMPARE(topsOf(spotsOf(samples, SampleRate(rate))), 0);
        samples = clippedBy(below, std::move(samples));
        for (auto& sample : samples)
            sample *= float(std::pow(10, gain / 20));
        QVERIFY(topsOf(spotsOf(samples, SampleRate(rate))) >= 3);
    }

    /// Nothing is flat any more then; what was cut off gathers below the peak.
    void clippedAndResampled_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("below");
        for (const auto& [from, to] :
             {std::pair(16000, 44100), {16000, 48000}, {22050, 24000}, {44100, 24000}})
            for (const double below : {0.0, 6.0, 12.0})
                QTest::addRow("%d to %d Hz, %g dB", from, to, below) << from << to << below;
    }
    void clippedAndResampled()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const double, below);
        const auto samples =
            resampled(clippedBy(below, sound(SampleRate(from))), SampleRate(from), SampleRate(to));
        const auto spots = spotsOf(samples, SampleRate(to));
        QCOMPARE(topsOf(spots) >= 30, below > 0);
        QVERIFY(below > 0 || spots.empty());
        QVERIFY(spotsOf(samples, SampleRate(to), 77) == spots);
        for (std::size_t i = 1; i < spots.size(); ++i)
            QVERIFY(spots[i].span.begin - spots[i - 1].span.end >= toFrames(kSpotsApart, SampleRate(to)));
    }

    void saysWhere()
    {
        constexpr SampleRate rate{24000};
        auto samples = sound(rate);
        for (auto& sample : samples)
            sample *= 0.9F;
        for (const std::size_t at : {60000U, 60100U, 120000U})
            std::fill_n(samples.begin() + std::ptrdiff_t(at), 5, at == 60100U ? -0.5F : 0.5F);
        const std::vector<ClippedSpot> expected{{{Frames(60000), Frames(60105)}, 2},
                                                {{Frames(120000), Frames(120005)}, 1}};
        QCOMPARE(spotsOf(samples, rate), expected);
        QCOMPARE(spotsOf(samples, rate, 7), expected);
    }

    void oneTopWithSlopes()
    {
        std::vector<float> samples(24000);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const auto wave = std::sin(2 * float(M_PI) * 200 * float(i) / 24000);
            const bool isLoud = i >= 12000 && i < 12060; // half a period of 200 Hz
            samples[i] = isLoud ? std::min(0.9F * wave, 0.8F) : 0.2F * wave;
        }
        const auto spots = spotsOf(samples, SampleRate(24000));
        QCOMPARE(spots.size(), 1U);
        QVERIFY(spots[0].span.begin.value > 12000 && spots[0].span.end.value < 12060);
    }

    void topsOfALowerPeakAreNone()
    {
        std::vector<float> samples(24000);
        std::fill_n(samples.begin() + 1000, 10, 0.3F);
        samples[20000] = 0.6F;
        QVERIFY(spotsOf(samples, SampleRate(24000)).empty());
    }

    /// However alike its waves are: their tops are round.
    void whatIsSteadyHasNoCeiling_data()
    {
        QTest::addColumn<std::vector<float>>("samples");
        const auto steady = [](auto wave) {
            std::vector<float> samples(48000);
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] = 0.5F * wave(2 * float(M_PI) * 220 * float(i) / 24000);
            return samples;
        };
        QTest::newRow("a tone") << steady([](float phase) { return std::sin(phase); });
        QTest::newRow("a voice") << steady([](float phase) {
            return (std::cos(phase) + std::cos(2 * phase) + 0.5F * std::cos(3 * phase)) / 2.5F;
        });
    }
    void whatIsSteadyHasNoCeiling()
    {
        QFETCH(const std::vector<float>, samples);
        CeilingMeter meter(SampleRate(24000));
        meter.add(samples, 0.5F);
        QVERIFY(meter.finish().empty());
    }

    void nothingToFind_data()
    {
        QTest::addColumn<std::vector<float>>("samples");
        QTest::newRow("nothing") << std::vector<float>();
        QTest::newRow("silence") << std::vector<float>(9000);
        QTest::newRow("a slow rise") << [] {
            std::vector<float> samples(9000);
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] = 0.9F * std::sin(float(M_PI) * float(i) / 500) * (i < 500 ? 1.0F : 0.5F);
            return samples;
        }();
        QTest::newRow("the noise of one bit") << [] {
            std::vector<float> samples(9000);
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] = float((i / 5) % 2) / 32768;
            return samples;
        }();
    }
    void nothingToFind()
    {
        QFETCH(const std::vector<float>, samples);
        QVERIFY(spotsOf(samples, SampleRate(24000)).empty());
    }
};

QTEST_GUILESS_MAIN(TstClipping)
#include "tst_clipping.moc"
