#include "core/audio/loudness.h"
#include "core/audio/true_peak.h"
#include "tests/core/audio/signals.h"
#include "tests/support/results.h"

#include <limits>
#include <thread>

using namespace understudy;
using namespace understudy::test;

namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity(); // nothing to measure

double orNone(std::optional<Lufs> value)
{
    return value ? value->value : kNone;
}

bool near(double a, double b, double tolerance)
{
    return a == b || std::abs(a - b) <= tolerance;
}

#define VERIFY_NEAR(measured, expected, tolerance)                                                           \
    QVERIFY2(near(measured, expected, tolerance),                                                            \
             qPrintable(QStringLiteral(#measured " = %1, expected %2").arg(measured).arg(expected)))

/// A 1 kHz tone of the given level, in dBFS.
struct Part
{
    double seconds;
    double level;
};
using Parts = std::vector<Part>;

Signal tone(const Parts& parts, SampleRate rate)
{
    Signal signal;
    for (const auto& part : parts)
        signal = std::move(signal) + sine(1000.0, toGain(Decibels(part.level)), Seconds(part.seconds), rate);
    return signal;
}

Signal stereo(const Signal& signal)
{
    return interleave({signal, signal});
}

Parts repeated(const Parts& parts, int times)
{
    Parts all;
    for (int i = 0; i < times; ++i)
        all.insert(all.end(), parts.begin(), parts.end());
    return all;
}

Loudness measured(const Signal& frames, const LoudnessMeter::Options& options)
{
    LoudnessMeter meter(options);
    if (!meter.add(frames))
        qFatal("samples are not finite");
    return meter.finish();
}

/// Hard edges would overshoot by themselves.
void swell(Signal& signal, std::size_t edge)
{
    for (std::size_t i = 0; i < edge; ++i) {
        const double at = std::numbers::pi * static_cast<double>(i) / static_cast<double>(edge);
        const auto gain = static_cast<float>(0.5 - 0.5 * std::cos(at));
        signal[i] *= gain;
        signal[signal.size() - 1 - i] *= gain;
    }
}

/// Tech 3341, cases 15 to 19; swells over 20 ms.
Signal peakTone(double hertz, double amplitude, double degrees, SampleRate rate)
{
    auto signal = sine(hertz, amplitude, Seconds(0.5), rate, degrees);
    swell(signal, static_cast<std::size_t>(toFrames(Milliseconds(20), rate).value));
    return signal;
}

/// Tech 3341, cases 20 to 23, at four times the rate: in a tone of fs/6 at 0.50, one period of fs/4 at 1.00,
/// phase-continuous.
Signal peakBurst()
{
    constexpr int kLength = 24'000; // a quarter of a second of 24 kHz
    constexpr int kTonePeriod = 24, kBurstPeriod = 16, kBurstAt = 500 * kTonePeriod;
    Signal signal(kLength);
    for (int i = 0; i < kLength; ++i) {
        const bool isBurst = i >= kBurstAt && i < kBurstAt + kBurstPeriod;
        const int since = i < kBurstAt ? i : isBurst ? i - kBurstAt : i - kBurstAt - kBurstPeriod;
        const double turns = static_cast<double>(since) / (isBurst ? kBurstPeriod : kTonePeriod);
        signal[std::size_t(i)] =
            static_cast<float>((isBurst ? 1.0 : 0.5) * std::sin(2.0 * std::numbers::pi * turns));
    }
    swell(signal, kLength * 2 / 25); // 20 ms
    return signal;
}

/// What a quarter of the rate can hold: 255 taps, a Kaiser window with beta 8, cut at 0.98 of its Nyquist
/// frequency.
Signal lowPassed(const Signal& signal)
{
    constexpr int kHalf = 127;
    constexpr double kBeta = 8.0, kCut = 0.98 / 4;
    std::vector<double> taps;
    double sum = 0;
    for (int i = -kHalf; i <= kHalf; ++i) {
        const double x = std::numbers::pi * kCut * i;
        const double at = static_cast<double>(i) / kHalf;
        taps.push_back((i == 0 ? 1.0 : std::sin(x) / x) *
                       std::cyl_bessel_i(0.0, kBeta * std::sqrt(1.0 - at * at)));
        sum += taps.back();
    }
    Signal filtered(signal.size());
    for (int i = 0; i < int(signal.size()); ++i) {
        double value = 0;
        for (int k = std::max(0, i - kHalf); k <= std::min(int(signal.size()) - 1, i + kHalf); ++k)
            value += taps[std::size_t(i - k + kHalf)] * signal[std::size_t(k)];
        filtered[std::size_t(i)] = static_cast<float>(value / sum);
    }
    return filtered;
}

Signal everyFourth(const Signal& signal, int offset)
{
    Signal kept;
    for (auto i = std::size_t(offset); i < signal.size(); i += 4)
        kept.push_back(signal[i]);
    return kept;
}

} // namespace

Q_DECLARE_METATYPE(Parts)

class TestLoudness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tech3341Integrated_data()
    {
        QTest::addColumn<Parts>("parts");
        QTest::addColumn<double>("expected");
        QTest::newRow("case 1") << Parts{{20, -23}} << -23.0;
        QTest::newRow("case 2") << Parts{{20, -33}} << -33.0;
        QTest::newRow("case 3") << Parts{{10, -36}, {60, -23}, {10, -36}} << -23.0;
        QTest::newRow("case 4") << Parts{{10, -72}, {10, -36}, {60, -23}, {10, -36}, {10, -72}} << -23.0;
        QTest::newRow("case 5") << Parts{{20, -26}, {20.1, -20}, {20, -26}} << -23.0;
    }
    void tech3341Integrated()
    {
        QFETCH(Parts, parts);
        QFETCH(double, expected);
        for (const int rate : {24000, 48000}) {
            const SampleRate at(rate);
            const auto result =
                measured(stereo(tone(parts, at)), {.rate = at, .channels = 2, .peaks = false});
            VERIFY_NEAR(orNone(result.integrated), expected, 0.1);
            if (parts.size() == 1) {
                VERIFY_NEAR(orNone(result.momentaryMax), expected, 0.1);
                VERIFY_NEAR(orNone(result.shortTermMax), expected, 0.1);
            }
        }
    }

    void tech3341Surround()
    {
        // Case 6: L, R, C, Ls, Rs.
        std::vector<Signal> channels;
        for (const double level : {-28.0, -28.0, -24.0, -30.0, -30.0})
            channels.push_back(tone({{20, level}}, kStudioRate));
        const auto result = measured(interleave(channels), {.channels = 5, .peaks = false});
        VERIFY_NEAR(orNone(result.integrated), -23.0, 0.1);
    }

    void tech3341Constant_data()
    {
        QTest::addColumn<Parts>("parts");
        QTest::addColumn<double>("settled");
        QTest::addColumn<bool>("momentary");
        QTest::newRow("case 9, short-term") << repeated({{1.34, -20}, {1.66, -30}}, 5) << 3.0 << false;
        QTest::newRow("case 12, momentary") << repeated({{0.18, -20}, {0.22, -30}}, 25) << 1.0 << true;
    }
    void tech3341Constant()
    {
        QFETCH(Parts, parts);
        QFETCH(double, settled);
        QFETCH(bool, momentary);
        for (const int rate : {24000, 48000}) {
            const SampleRate at(rate);
            const auto frames = stereo(tone(parts, at));
            LoudnessMeter meter({.rate = at, .channels = 2, .peaks = false});
            const auto block = static_cast<std::size_t>(2 * toFrames(Milliseconds(100), at).value);
            for (std::size_t i = 0; i + block <= frames.size(); i += block) {
                VERIFY_OK(meter.add(std::span(frames).subspan(i, block)));
                if (static_cast<double>(i + block) / 2.0 / rate >= settled)
                    VERIFY_NEAR(orNone(momentary ? meter.momentary() : meter.shortTerm()), -23.0, 0.1);
            }
        }
    }

    void tech3341Maxima()
    {
        // Cases 10 and 13: a burst is read in full wherever it falls between two readings.
        for (int i = 0; i < 20; ++i) {
            const auto shortTerm =
                silence(Seconds(0.15 * i)) + tone({{3.0, -23}}, kStudioRate) + silence(Seconds(1.0));
            const auto slow = measured(stereo(shortTerm), {.channels = 2, .peaks = false});
            VERIFY_NEAR(orNone(slow.shortTermMax), -23.0, 0.1);
            const auto momentary =
                silence(Seconds(0.02 * i)) + tone({{0.4, -23}}, kStudioRate) + silence(Seconds(1.0));
            const auto quick =
                measured(stereo(momentary), {.channels = 2, .peaks = false, .poll = Milliseconds(10)});
            VERIFY_NEAR(orNone(quick.momentaryMax), -23.0, 0.1);
        }
    }

    void tech3341SuccessiveMaxima_data()
    {
        QTest::addColumn<double>("burst");
        QTest::addColumn<double>("later"); // each burst begins this much later in its period
        QTest::addColumn<double>("period");
        QTest::newRow("case 11, short-term") << 3.0 << 0.15 << 6.0;
        QTest::newRow("case 14, momentary") << 0.4 << 0.02 << 0.8;
    }
    void tech3341SuccessiveMaxima()
    {
        QFETCH(double, burst);
        QFETCH(double, later);
        QFETCH(double, period);
        const bool isMomentary = burst < 1;
        for (const int rate : {24000, 48000}) {
            const SampleRate at(rate);
            LoudnessMeter meter({.rate = at, .channels = 2, .peaks = false});
            for (int i = 0; i < 20; ++i) {
                const double before = later * i;
                const double level = -38.0 + i;
                const auto frames = stereo(silence(Seconds(before), at) + tone({{burst, level}}, at) +
                                           silence(Seconds(period - burst - before), at));
                // A burst as long as the window is read in full only where a reading meets its end.
                const Milliseconds poll(isMomentary ? 10 : 50);
                const auto block = static_cast<std::size_t>(2 * toFrames(poll, at).value);
                double most = kNone;
                for (std::size_t k = 0; k + block <= frames.size(); k += block) {
                    VERIFY_OK(meter.add(std::span(frames).subspan(k, block)));
                    most = std::max(most, orNone(isMomentary ? meter.momentary() : meter.shortTerm()));
                }
                VERIFY_NEAR(most, level, 0.1);
            }
        }
    }

    void tech3341TruePeak_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("amplitude");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("expected");
        QTest::newRow("case 15") << 1.0 / 4.0 << 0.50 << 0.0 << -6.0;
        QTest::newRow("case 16") << 1.0 / 4.0 << 0.50 << 45.0 << -6.0;
        QTest::newRow("case 17") << 1.0 / 6.0 << 0.50 << 60.0 << -6.0;
        QTest::newRow("case 18") << 1.0 / 8.0 << 0.50 << 67.5 << -6.0;
        QTest::newRow("case 19") << 1.0 / 4.0 << 1.41 << 45.0 << 3.0;
    }
    void tech3341TruePeak()
    {
        QFETCH(double, share);
        QFETCH(double, amplitude);
        QFETCH(double, degrees);
        QFETCH(double, expected);
        for (const int rate : {24000, 48000}) {
            const auto signal = peakTone(share * rate, amplitude, degrees, SampleRate(rate));
            const double peak = measured(signal, {.rate = SampleRate(rate)}).truePeak.value;
            QVERIFY2(peak <= expected + 0.2 && peak >= expected - 0.4, qPrintable(QString::number(peak)));
        }
    }

    void tech3341TruePeakBetweenSamples_data()
    {
        QTest::addColumn<int>("offset");
        for (int offset = 0; offset < 4; ++offset)
            QTest::addRow("case %d", 20 + offset) << offset;
    }
    void tech3341TruePeakBetweenSamples()
    {
        QFETCH(int, offset);
        const auto signal = everyFourth(lowPassed(peakBurst()), offset);
        for (const int rate : {24000, 48000}) {
            const double peak = measured(signal, {.rate = SampleRate(rate)}).truePeak.value;
            QVERIFY2(peak <= 0.2 && peak >= -0.4, qPrintable(QString::number(peak)));
        }
    }

    void tech3342Range_data()
    {
        QTest::addColumn<Parts>("parts");
        QTest::addColumn<double>("expected");
        QTest::newRow("case 1") << Parts{{20, -20}, {20, -30}} << 10.0;
        QTest::newRow("case 2") << Parts{{20, -20}, {20, -15}} << 5.0;
        QTest::newRow("case 3") << Parts{{20, -40}, {20, -20}} << 20.0;
        QTest::newRow("case 4") << Parts{{20, -50}, {20, -35}, {20, -20}, {20, -35}, {20, -50}} << 15.0;
    }
    void tech3342Range()
    {
        QFETCH(Parts, parts);
        QFETCH(double, expected);
        const auto result =
            measured(stereo(tone(parts, kStudioRate)), {.channels = 2, .maxima = false, .peaks = false});
        VERIFY_NEAR(result.rangeLu, expected, 1.0);
    }

    void monoIsThreeBelowStereo()
    {
        const auto signal = tone({{5, -23}}, kStudioRate);
        const double mono = orNone(measured(signal, {}).integrated);
        VERIFY_NEAR(orNone(measured(stereo(signal), {.channels = 2}).integrated), mono + 3.01, 0.01);
        VERIFY_NEAR(orNone(measured(signal, {.dualMono = true}).integrated), mono + 3.01, 0.01);
    }

    void refusesWhatIsNotFinite_data()
    {
        QTest::addColumn<float>("sample");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
        QTest::newRow("-infinity") << -std::numeric_limits<float>::infinity();
    }
    void refusesWhatIsNotFinite()
    {
        QFETCH(float, sample);
        const auto good = tone({{2, -20}}, kStudioRate);
        auto bad = good;
        bad[777] = sample;
        LoudnessMeter meter({});
        VERIFY_OK(meter.add(good));
        VERIFY_REASON(meter.add(bad), Reason::NotFiniteSamples);
        VERIFY_OK(meter.add(good));
        // The refused block left no trace.
        QCOMPARE(orNone(meter.finish().integrated), orNone(measured(good + good, {}).integrated));
    }

    void blocksDoNotMatter()
    {
        const auto signal = noise(0.7, Seconds(5.0)) + sine(5000.0, 1.1, Seconds(1.0), kStudioRate, 30.0);
        LoudnessMeter meter({});
        inOddBlocks(signal, [&](auto block) { VERIFY_OK(meter.add(block)); });
        const auto parts = meter.finish();
        const auto whole = measured(signal, {});
        QCOMPARE(parts.truePeak.value, whole.truePeak.value);
        QCOMPARE(orNone(parts.shortTermMax), orNone(whole.shortTermMax));
        VERIFY_NEAR(orNone(parts.integrated), orNone(whole.integrated), 1e-6);
    }

    void noGapExceedsTheBound()
    {
        // The sign pattern of the worst phase: the samples that add up.
        for (std::uint32_t seed = 0; seed < 50; ++seed) {
            auto signal = noise(1.0, Seconds(0.01), kStudioRate, seed);
            for (float& sample : signal)
                sample = sample < 0.0F ? -1.0F : 1.0F;
            TruePeakMeter meter;
            meter.add(signal);
            QVERIFY(meter.peak() <= truePeakBound());
        }
    }

    void metersStartTogether()
    {
        std::vector<std::jthread> threads;
        std::array<double, 4> results{};
        const auto signal = tone({{1, -20}}, kStudioRate);
        for (double& result : results)
            threads.emplace_back([&] { result = orNone(measured(signal, {}).integrated); });
        threads.clear(); // joins
        for (const double result : results)
            VERIFY_NEAR(result, -22.98, 0.02);
    }
};

QTEST_GUILESS_MAIN(TestLoudness)
#include "tst_loudness.moc"
