#include "core/audio/limiter.h"
#include "core/audio/loudness.h"
#include "core/audio/true_peak.h"
#include "tests/core/audio/signals.h"
#include "tests/support/results.h"

using namespace understudy;
using namespace understudy::test;

Q_DECLARE_METATYPE(Signal)

namespace {

Signal limited(const Signal& signal, const Limiter::Options& options = {})
{
    Limiter limiter(options);
    Signal out;
    limiter.process(signal, out);
    limiter.flush(out);
    return out;
}

double truePeakDb(const Signal& signal)
{
    TruePeakMeter meter;
    meter.add(signal);
    return toDecibels(meter.peak()).value;
}

/// Hard-edged bursts near a quarter of the rate, whose ends overshoot: the case that beats limiters whose
/// filter is not the meter's.
Signal bursts()
{
    Signal signal;
    for (int i = 0; i < 20; ++i)
        signal =
            signal + sine(6000.0 + 100.0 * i, 1.2, Seconds(0.02), kStudioRate, 45.0) + silence(Seconds(0.05));
    return signal;
}

Signal clicks()
{
    Signal signal = noise(0.1, Seconds(1.0));
    for (std::size_t i = 10; i < signal.size(); i += 997)
        signal[i] = i % 2 == 0 ? 3.0F : -1.0F;
    return signal;
}

} // namespace

class TestLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheCeiling_data()
    {
        QTest::addColumn<Signal>("signal");
        QTest::newRow("997 Hz, 12 dB over") << sine(997.0, 3.55, Seconds(1.0));
        QTest::newRow("fs/4 at 45 degrees, peaks between samples only")
            << sine(6000.0, 1.41, Seconds(1.0), kStudioRate, 45.0);
        QTest::newRow("fs/6 at 60 degrees") << sine(4000.0, 1.1, Seconds(1.0), kStudioRate, 60.0);
        QTest::newRow("11.5 kHz") << sine(11500.0, 1.5, Seconds(1.0));
        QTest::newRow("white noise, 6 dB over") << noise(2.0, Seconds(2.0));
        QTest::newRow("white noise, 20 dB over") << noise(10.0, Seconds(2.0));
        QTest::newRow("noise after silence") << silence(Seconds(0.5)) + noise(2.0, Seconds(0.5));
        QTest::newRow("hard-edged bursts") << bursts();
        QTest::newRow("clicks") << clicks();
        QTest::newRow("over in the first sample") << Signal(1, 2.0F) + silence(Seconds(0.1));
        QTest::newRow("over in the last sample") << silence(Seconds(0.1)) + Signal(1, 2.0F);
        QTest::newRow("shorter than the look-ahead") << Signal(5, 2.0F);
        QTest::newRow("square wave") << [] {
            Signal signal = sine(200.0, 1.0, Seconds(1.0));
            for (float& sample : signal)
                sample = sample > 0.0F ? 1.5F : -1.5F;
            return signal;
        }();
    }
    void holdsTheCeiling()
    {
        QFETCH(Signal, signal);
        const auto out = limited(signal);
        QCOMPARE(out.size(), signal.size());
        const double peak = truePeakDb(out);
        QVERIFY2(peak <= -1.0, qPrintable(QString::number(peak)));
    }

    void isNotTooCareful()
    {
        // A steady tone ends at the internal ceiling: 0.1 dB below the one asked for.
        const double peak = truePeakDb(limited(sine(997.0, 2.0, Seconds(1.0))));
        QVERIFY2(std::abs(peak + 1.1) < 0.02, qPrintable(QString::number(peak)));
    }

    void otherRatesAndCeilings_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("ceiling");
        QTest::newRow("48 kHz, -1") << 48000 << -1.0;
        QTest::newRow("48 kHz, -2") << 48000 << -2.0;
        QTest::newRow("8 kHz, -6") << 8000 << -6.0;
    }
    void otherRatesAndCeilings()
    {
        QFETCH(int, rate);
        QFETCH(double, ceiling);
        const SampleRate at(rate);
        const auto out = limited(noise(2.0, Seconds(1.0), at), {.rate = at, .ceiling = Decibels(ceiling)});
        QVERIFY(truePeakDb(out) <= ceiling);
    }

    void passesWhatIsBelowBitForBit()
    {
        // Sample peak 0.5, true peak below the ceiling, but too high for the quick look at the samples alone.
        const auto signal =
            noise(0.5, Seconds(1.0)) + silence(Seconds(0.1)) + sine(997.0, 0.87, Seconds(1.0));
        Limiter limiter({});
        Signal out;
        limiter.process(signal, out);
        limiter.flush(out);
        QVERIFY(out == signal);
        QCOMPARE(limiter.maxReduction().value, 0.0);
    }

    void recoversCompletely()
    {
        const auto quiet = sine(300.0, 0.25, Seconds(4.0));
        const auto out = limited(quiet + sine(300.0, 4.0, Seconds(0.01)) + quiet);
        const auto end = static_cast<std::ptrdiff_t>(kStudioRate.value * 2);
        QVERIFY(std::equal(out.end() - end, out.end(), quiet.end() - end));
        QVERIFY(std::equal(out.begin(), out.begin() + end, quiet.begin()));
    }

    void reportsTheDeepestReduction()
    {
        Limiter limiter({});
        Signal out;
        limiter.process(sine(997.0, 2.0, Seconds(0.5)), out);
        limiter.flush(out);
        // 6.02 dB over full scale, held to -1.1.
        QVERIFY2(std::abs(limiter.maxReduction().value - 7.12) < 0.05,
                 qPrintable(QString::number(limiter.maxReduction().value)));
    }

    void doesNotDependOnBlocks()
    {
        const auto signal = bursts() + noise(0.4, Seconds(0.5)) + clicks();
        Limiter limiter({});
        Signal out;
        inOddBlocks(signal, [&](auto block) { limiter.process(block, out); });
        limiter.flush(out);
        QVERIFY(out == limited(signal));
    }
};

QTEST_GUILESS_MAIN(TestLimiter)
#include "tst_limiter.moc"
