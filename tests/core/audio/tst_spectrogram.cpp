// Where sounds stand in the image, and how loud it says they are.
#include "core/audio/spectrogram.h"
#include "tests/support/results.h"

#include <cmath>
#include <numbers>

using namespace understudy;

namespace {

std::vector<float> sine(double hz, double gain, double seconds, SampleRate rate)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate.value));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            gain * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rate.value));
    return samples;
}

} // namespace

class TestSpectrogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sinesStandWhereTheyAre_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("hz");
        QTest::addColumn<double>("level");
        QTest::newRow("low at 48 kHz") << 48'000 << 200.0 << -6.0;
        QTest::newRow("middle at 24 kHz") << 24'000 << 1000.0 << -20.0;
        QTest::newRow("high at 44.1 kHz") << 44'100 << 7000.0 << 0.0;
        QTest::newRow("below half of 8 kHz") << 8000 << 3000.0 << -12.0;
    }
    void sinesStandWhereTheyAre()
    {
        QFETCH(int, rate);
        QFETCH(double, hz);
        QFETCH(double, level);
        const SampleRate frames(rate);
        const auto image = spectrogramOf(sine(hz, toGain(Decibels(level)), 0.5, frames), frames);
        const auto middle = toFrames(Seconds(0.25), frames);
        QVERIFY(image.levelAt(middle, hz));
        // A bin's width off its middle, Hann loses up to 0.4 dB with this padding; a step is 0.3 dB.
        QVERIFY2(std::abs(image.levelAt(middle, hz)->value - level) < 0.8,
                 qPrintable(QString::number(image.levelAt(middle, hz)->value)));
        QVERIFY(image.levelAt(middle, hz + 800)->value < level - 50);
        QCOMPARE(image.levels.size(), std::size_t(image.rows) * std::size_t(image.columns));
    }

    void aClickIsOneMoment()
    {
        std::vector<float> samples(24'000);
        samples[12'000] = 0.9F;
        const auto image = spectrogramOf(samples, kStudioRate);
        const auto at = [&](double seconds) {
            return image.levelAt(toFrames(Seconds(seconds), kStudioRate), 4000)->value;
        };
        QVERIFY(at(0.5) > at(0.47) + 20);
        QVERIFY(at(0.5) > at(0.53) + 20);
    }

    void silenceIsEmptyAndNoiseOfADitherIsDim()
    {
        const auto image = spectrogramOf(std::vector<float>(4800), SampleRate(48'000));
        QVERIFY(std::ranges::all_of(image.levels, [](auto level) { return level == 0; }));
        const auto dim = spectrogramOf(sine(1000, toGain(Decibels(-90)), 0.2, kStudioRate), kStudioRate);
        QVERIFY(*std::ranges::max_element(dim.levels) < 140);
    }

    void nothingGivesNothing()
    {
        const auto none = spectrogramOf({}, kStudioRate);
        QCOMPARE(none.columns, 0);
        QVERIFY(!none.levelAt(Frames(0), 100));
        std::stop_source source;
        source.request_stop();
        const auto samples = sine(440, 0.5, 1, kStudioRate);
        QCOMPARE(spectrogramOf(samples, kStudioRate, {.stop = source.get_token()}).columns, 0);
        const auto one = spectrogramOf(std::span(samples).first(1), kStudioRate);
        QCOMPARE(one.columns, 1);
    }

    void longOnesStaySmall()
    {
        const std::vector<float> hour(8000 * 120);
        const auto image = spectrogramOf(hour, SampleRate(8000), {.hop = Seconds(0.001)});
        QVERIFY(image.columns <= 8192);
        QVERIFY(!image.levelAt(Frames(0), 5000)); // above half the rate
        QVERIFY(!image.levelAt(Frames(-1), 100));
    }
};

QTEST_GUILESS_MAIN(TestSpectrogram)
#include "tst_spectrogram.moc"
