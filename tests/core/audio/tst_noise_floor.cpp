// The noise floor of signals whose pauses are known.
#include "core/audio/noise_floor.h"
#include "tests/core/audio/signals.h"
#include "tests/support/results.h"

#include <limits>

using namespace understudy;
using namespace understudy::test;

namespace {

/// Six bursts of tone at -20 dBFS RMS with pauses between them, under noise of `level` dBFS RMS (no noise
/// for -infinity).
Signal bursts(double level, SampleRate rate, Seconds pause)
{
    Signal signal;
    for (int i = 0; i < 6; ++i)
        signal =
            std::move(signal) + sine(220, toGain(Decibels(-17)), Seconds(0.9), rate) + silence(pause, rate);
    const double amplitude = std::sqrt(3.0) * toGain(Decibels(level)); // uniform noise
    const auto hiss = noise(amplitude, toSeconds(Frames(std::int64_t(signal.size())), rate), rate);
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] += hiss[i];
    return signal;
}

} // namespace

class TestNoiseFloor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsThePauses_data()
    {
        QTest::addColumn<double>("level");
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("pause");
        for (const int rate : {24000, 48000})
            for (const double level : {-50.0, -60.0, -75.0})
                for (const double pause : {0.2, 1.0})
                    QTest::addRow("%.0f dB, %d Hz, pauses of %.1f s", level, rate, pause)
                        << level << rate << pause;
    }
    void readsThePauses()
    {
        QFETCH(double, level);
        QFETCH(int, rate);
        QFETCH(double, pause);
        NoiseFloorMeter meter{SampleRate(rate)};
        inOddBlocks(bursts(level, SampleRate(rate), Seconds(pause)), [&](auto block) { meter.add(block); });
        QVERIFY(meter.floor());
        // A frame of 480 samples strays by 0.3 dB.
        QVERIFY2(std::abs(meter.floor()->value - level) < 0.3,
                 qPrintable(QString::number(meter.floor()->value)));
    }

    void dipsTellWhatPausesDoNot()
    {
        std::vector<float> powers(500, 1e-2F); // of speech that hardly rests
        std::fill_n(powers.begin() + 200, 15, 1e-6F);
        QVERIFY(noisePower(powers) > 0.9e-2);
        QVERIFY(std::abs(dipPower(powers) / 1e-6 - 1) < 1e-3);
        QVERIFY(std::abs(dipPower(std::vector<float>(1, 1e-4F)) / 1e-4 - 1) < 1e-3);
    }

    void digitalSilenceHasNone()
    {
        NoiseFloorMeter meter;
        meter.add(bursts(-std::numeric_limits<double>::infinity(), kStudioRate, Seconds(0.5)));
        QCOMPARE(meter.floor()->value, -std::numeric_limits<double>::infinity());
    }

    void tooShortHasNone()
    {
        NoiseFloorMeter meter;
        QVERIFY(!meter.floor());
        meter.add(noise(0.1, Seconds(0.199)));
        QVERIFY(!meter.floor());
        meter.add(noise(0.1, Seconds(0.002)));
        QVERIFY(meter.floor());
    }
};

QTEST_GUILESS_MAIN(TestNoiseFloor)
#include "tst_noise_floor.moc"
