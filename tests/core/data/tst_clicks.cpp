// Clicks planted in a voice, in noise and in pauses; and what sounds like one but is none.
#include "core/data/qc/clicks.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace understudy;

namespace {

constexpr std::int64_t kPlace = 40000;

/// A pulse every `period` samples through a resonance at 700 Hz, peak 0.3.
std::vector<float> voice(SampleRate rate, std::int64_t period, std::int64_t begin = 0)
{
    std::vector<float> samples(std::size_t(2 * rate.value));
    const auto radius = 1 - 500.0F / float(rate.value);
    const auto cosine = std::cos(2 * float(M_PI) * 700 / float(rate.value));
    float last = 0, before = 0;
    for (std::int64_t i = begin; i < std::int64_t(samples.size()); ++i) {
        const auto sample =
            (i % period == 0 ? 0.2F : 0) + 2 * radius * cosine * last - radius * radius * before;
        before = last;
        last = sample;
        samples[std::size_t(i)] = sample;
    }
    const auto peak = *std::max_element(samples.begin(), samples.end());
    for (auto& sample : samples)
        sample *= 0.3F / peak;
    return samples;
}

std::vector<float> noise(SampleRate rate, double level)
{
    std::mt19937 chance(4);
    std::normal_distribution<float> normal(0, float(level));
    std::vector<float> samples(std::size_t(2 * rate.value));
    for (auto& sample : samples)
        sample = normal(chance);
    return samples;
}

std::vector<Click> clicksOf(const std::vector<float>& samples, SampleRate rate, std::size_t block = 1000)
{
    ClickMeter meter(rate);
    for (std::size_t at = 0; at < samples.size(); at += block)
        meter.add(std::span(samples).subspan(at, std::min(block, samples.size() - at)));
    return meter.finish();
}

} // namespace

class TstClicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<std::vector<float>>("samples");
        QTest::addColumn<float>("height");
        for (const int rate : {16000, 22050, 44100, 96000}) {
            const SampleRate hertz(rate);
            QTest::addRow("in a voice, %d Hz", rate) << rate << voice(hertz, rate / 110) << 0.8F;
            QTest::addRow("in noise, %d Hz", rate) << rate << noise(hertz, 0.05) << 0.8F;
            QTest::addRow("in a pause, %d Hz", rate) << rate << noise(hertz, 0.0005) << 0.02F;
            QTest::addRow("in silence, %d Hz", rate)
                << rate << std::vector<float>(std::size_t(2 * rate)) << 0.1F;
        }
    }
    void found()
    {
        QFETCH(const int, rate);
        QFETCH(std::vector<float>, samples);
        QFETCH(const float, height);
        const auto place = std::size_t(kPlace * rate / 44100);
        for (const float sign : {1.0F, -1.0F}) {
            auto clicked = samples;
            clicked[place] += sign * height;
            const auto clicks = clicksOf(clicked, SampleRate(rate));
            QCOMPARE(clicks.size(), 1U);
            QVERIFY(std::abs(clicks[0].place.value - std::int64_t(place)) <= rate / 1000);
            QVERIFY(clicks[0].above.value > 10);
            QCOMPARE(clicks[0].peak.value, toDecibels(std::abs(clicked[place])).value);
        }
    }

    void notFound_data()
    {
        QTest::addColumn<std::vector<float>>("samples");
        constexpr SampleRate rate{44100};
        QTest::newRow("a voice") << voice(rate, 400);
        QTest::newRow("a deep voice") << voice(rate, 900);
        QTest::newRow("noise") << noise(rate, 0.1);
        QTest::newRow("silence") << std::vector<float>(44100);
        QTest::newRow("nothing") << std::vector<float>();
        auto faint = noise(rate, 0.0001);
        faint[30000] += 0.003F;
        QTest::newRow("too faint to hear") << faint;
        auto plosive = voice(rate, 400, 35000);
        const auto burst = noise(rate, 0.1);
        std::copy_n(burst.begin(), 500, plosive.begin() + 34000); // 11 ms
        QTest::newRow("a consonant's burst") << plosive;
    }
    void notFound()
    {
        QFETCH(const std::vector<float>, samples);
        QVERIFY(clicksOf(samples, SampleRate(44100)).empty());
    }

    void blocksAndEnds()
    {
        constexpr SampleRate rate{44100};
        auto samples = noise(rate, 0.01);
        for (const std::size_t place :
             {std::size_t(0), std::size_t(6000), samples.size() / 2, samples.size() - 1})
            samples[place] = 0.9F;
        const auto whole = clicksOf(samples, rate, samples.size()), pieces = clicksOf(samples, rate, 17);
        QCOMPARE(whole.size(), pieces.size());
        QCOMPARE(whole.size(), 2U); // edges are no clicks
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(pieces[i].place, whole[i].place);
            QCOMPARE(pieces[i].above, whole[i].above);
        }
    }
};

QTEST_GUILESS_MAIN(TstClicks)
#include "tst_clicks.moc"
