// The small steps: filters, dither, resampler, trim, peaks for drawing.
#include "core/audio/dither.h"
#include "core/audio/filters.h"
#include "core/audio/levels.h"
#include "core/audio/peaks.h"
#include "core/audio/resampler.h"
#include "core/audio/trim.h"
#include "tests/core/audio/signals.h"
#include "tests/support/results.h"

#include <limits>

using namespace understudy;
using namespace understudy::test;

Q_DECLARE_METATYPE(Signal)

namespace {

std::vector<std::int16_t> dithered(std::span<const float> signal, std::uint64_t seed = 1)
{
    std::vector<std::int16_t> out(signal.size());
    Ditherer(seed).quantise(signal, out);
    return out;
}

Signal resampled(const Signal& signal, SampleRate from, SampleRate to)
{
    Resampler resampler(from, to);
    Signal out;
    resampler.process(signal, out);
    resampler.flush(out);
    return out;
}

/// Where the pyramid says that [begin, end) lies between, from the samples themselves.
PeakPyramid::Column bruteForce(const Signal& signal, std::size_t begin, std::size_t end)
{
    const std::span part = std::span(signal).subspan(begin, end - begin);
    const auto [low, high] = std::minmax_element(part.begin(), part.end());
    return {*low, *high, static_cast<float>(rms(part))};
}

/// A voiced stretch: harmonics of 120 Hz under a slow swell.
Signal voiced(double seconds, double amplitude)
{
    Signal signal = sine(120.0, amplitude * 0.6, Seconds(seconds));
    const auto upper = sine(720.0, amplitude * 0.4, Seconds(seconds));
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] += upper[i];
    return signal;
}

Signal room(double seconds)
{
    return noise(0.0005, Seconds(seconds)); // about -71 dBFS
}

} // namespace

class TestSignal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Levels

    void findsWhatIsNotFinite()
    {
        Signal signal = noise(1.0, Seconds(0.1));
        QVERIFY(allFinite(signal));
        QVERIFY(allFinite({}));
        signal[0] = std::numeric_limits<float>::max();
        signal[1] = std::numeric_limits<float>::denorm_min();
        QVERIFY(allFinite(signal));
        for (const float bad :
             {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
              std::numeric_limits<float>::quiet_NaN()}) {
            signal.back() = bad;
            QVERIFY(!allFinite(signal));
        }
    }

    void findsThePeak()
    {
        QCOMPARE(samplePeak({}), 0.0F);
        QCOMPARE(samplePeak(Signal{0.25F, -0.75F, 0.5F}), 0.75F);
        QCOMPARE(samplePeak(Signal{-0.0F}), 0.0F);
    }

    // High-pass

    void highPassFollowsButterworth_data()
    {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("expected");
        QTest::addColumn<double>("tolerance");
        // |H|^2 = 1 / (1 + (fc/f)^8), fc = 70 Hz; the bilinear warp is negligible this far down.
        QTest::newRow("an octave below") << 35.0 << -24.10 << 0.1;
        QTest::newRow("cut-off") << 70.0 << -3.01 << 0.05;
        QTest::newRow("an octave above") << 140.0 << -0.017 << 0.02;
        QTest::newRow("speech") << 1000.0 << 0.0 << 0.001;
    }
    void highPassFollowsButterworth()
    {
        QFETCH(double, hertz);
        QFETCH(double, expected);
        QFETCH(double, tolerance);
        auto signal = sine(hertz, 0.5, Seconds(4.0));
        HighPass(kStudioRate).process(signal);
        const auto settled = std::span(signal).last(static_cast<std::size_t>(2 * kStudioRate.value));
        const double gain = toDecibels(rms(settled) / (0.5 / std::numbers::sqrt2)).value;
        QVERIFY2(std::abs(gain - expected) < tolerance, qPrintable(QString::number(gain)));
    }

    void highPassDoesNotDependOnBlocks()
    {
        const auto signal = noise(0.5, Seconds(1.0)) + silence(Seconds(2.0)) + noise(0.5, Seconds(0.1));
        auto whole = signal;
        HighPass(kStudioRate).process(whole);
        auto parts = signal;
        HighPass filter(kStudioRate);
        inOddBlocks(parts, [&](auto block) { filter.process(block); });
        QVERIFY(whole == parts);
    }

    void highPassComesToRest()
    {
        auto signal = noise(0.5, Seconds(0.1)) + silence(Seconds(5.0));
        HighPass(kStudioRate).process(signal);
        QCOMPARE(signal.back(), 0.0F); // not a denormal number, which would be slow for ever
    }

    // Gain and fades

    void gainIsInDecibels()
    {
        Signal signal{0.5F, -0.25F};
        applyGain(signal, Decibels(-6.0206));
        QVERIFY(std::abs(signal[0] - 0.25F) < 1e-5F && std::abs(signal[1] + 0.125F) < 1e-5F);
    }

    void fadesAddUp_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<double>("power");
        QTest::newRow("raised cosine: amplitudes") << int(FadeShape::RaisedCosine) << 1.0;
        QTest::newRow("equal power: energies") << int(FadeShape::EqualPower) << 2.0;
    }
    void fadesAddUp()
    {
        QFETCH(int, shape);
        QFETCH(double, power);
        for (const std::size_t count : {1UL, 2UL, 120UL}) {
            Signal rising(count, 1.0F);
            Signal falling(count, 1.0F);
            fadeIn(rising, static_cast<FadeShape>(shape));
            fadeOut(falling, static_cast<FadeShape>(shape));
            for (std::size_t i = 0; i < count; ++i)
                QVERIFY(std::abs(std::pow(rising[i], power) + std::pow(falling[i], power) - 1.0) < 1e-6);
            QVERIFY(std::is_sorted(rising.begin(), rising.end()));
        }
    }

    // Dither

    void ditherHasTheLevelOfTpdf()
    {
        const auto out = dithered(silence(Seconds(20.0)));
        double sum = 0.0;
        double squares = 0.0;
        for (const auto value : out) {
            sum += value;
            squares += value * value;
            QVERIFY(std::abs(value) <= 1);
        }
        const auto count = static_cast<double>(out.size());
        // Quantiser and dither together: LSB^2/12 + LSB^2/6, -96.3 dBFS.
        const double level = toDecibels(std::sqrt(squares / count) / 32768.0).value;
        QVERIFY2(std::abs(level + 96.33) < 0.1, qPrintable(QString::number(level)));
        QVERIFY(std::abs(sum / count) < 0.005); // no offset; 0.5 / sqrt(480000) is 0.0007
    }

    void ditherKeepsATinyTone()
    {
        // Half an LSB, which plain rounding would erase.
        const auto signal = sine(500.0, 0.5 / 32768.0, Seconds(20.0));
        const auto out = dithered(signal);
        double correlation = 0.0;
        double energy = 0.0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            correlation += static_cast<double>(out[i]) / 32768.0 * static_cast<double>(signal[i]);
            energy += static_cast<double>(signal[i]) * static_cast<double>(signal[i]);
        }
        QVERIFY2(std::abs(correlation / energy - 1.0) < 0.02,
                 qPrintable(QString::number(correlation / energy)));
    }

    void ditherClamps()
    {
        const auto out = dithered(Signal{1.0F, 2.0F, 1e9F, -1.01F, -2.0F, -1e9F});
        QVERIFY(out == (std::vector<std::int16_t>{32767, 32767, 32767, -32768, -32768, -32768}));
    }

    void ditherRepeats()
    {
        const auto signal = noise(0.5, Seconds(0.5));
        std::vector<std::int16_t> parts;
        Ditherer ditherer(1);
        inOddBlocks(signal, [&](auto block) {
            std::vector<std::int16_t> out(block.size());
            ditherer.quantise(block, out);
            parts.insert(parts.end(), out.begin(), out.end());
        });
        QVERIFY(parts == dithered(signal, 1));
        QVERIFY(parts != dithered(signal, 2));
    }

    // Resampler

    void resamples_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const auto& [from, to] : {std::pair(48000, 24000),
                                       {44100, 24000},
                                       {16000, 24000},
                                       {24000, 48000},
                                       {22050, 24000},
                                       {8000, 24000},
                                       {24000, 24000}})
            QTest::addRow("%d to %d", from, to) << from << to;
    }
    void resamples()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto in = sine(997.0, 0.5, Seconds(1.0003), SampleRate(from));
        const auto out = resampled(in, SampleRate(from), SampleRate(to));
        QCOMPARE(out.size(),
                 static_cast<std::size_t>(std::llround(static_cast<double>(in.size()) * to / from)));
        // The same tone at the other rate, without delay: compare away from the edges.
        const auto expected = sine(997.0, 0.5, Seconds(1.0), SampleRate(to));
        float worst = 0.0F;
        for (std::size_t i = expected.size() / 10; i < expected.size() * 9 / 10; ++i)
            worst = std::max(worst, std::abs(out[i] - expected[i]));
        QVERIFY2(worst < 1e-5F, qPrintable(QString::number(static_cast<double>(worst))));
    }

    void resamplesShortSignals()
    {
        for (const std::size_t count : {0UL, 1UL, 2UL, 3UL, 100UL})
            QCOMPARE(resampled(Signal(count, 0.1F), SampleRate(48000), kStudioRate).size(), (count + 1) / 2);
    }

    void resamplerDoesNotDependOnBlocks()
    {
        const auto signal = noise(0.5, Seconds(1.0), SampleRate(44100));
        Resampler resampler(SampleRate(44100), kStudioRate);
        Signal parts;
        inOddBlocks(signal, [&](auto block) { resampler.process(block, parts); });
        resampler.flush(parts);
        QVERIFY(parts == resampled(signal, SampleRate(44100), kStudioRate));
    }

    // Trim

    void findsSpeech_data()
    {
        QTest::addColumn<Signal>("take");
        QTest::addColumn<double>("begin"); // seconds
        QTest::addColumn<double>("end");
        const auto word = voiced(0.5, 0.4);
        QTest::newRow("between room tone") << room(0.4) + word + room(0.3) << 0.4 << 0.9;
        QTest::newRow("between digital silence")
            << silence(Seconds(0.4)) + word + silence(Seconds(0.3)) << 0.4 << 0.9;
        QTest::newRow("quiet take") << noise(0.00001, Seconds(0.4)) + voiced(0.5, 0.01) +
                                           noise(0.00001, Seconds(0.3))
                                    << 0.4 << 0.9;
        QTest::newRow("noisy room") << noise(0.01, Seconds(0.4)) + word + noise(0.01, Seconds(0.3)) << 0.4
                                    << 0.9;
        QTest::newRow("speech from edge to edge") << word << 0.0 << 0.5;
        QTest::newRow("pause within") << room(0.4) + word + room(0.6) + word + room(0.2) << 0.4 << 2.0;
        QTest::newRow("a breath before is cut")
            << room(0.2) + noise(0.01, Seconds(0.25)) + room(0.3) + word + room(0.2) << 0.75 << 1.25;
        QTest::newRow("a click before is cut")
            << room(0.2) + Signal(20, 0.5F) + room(0.4) + word + room(0.2) << 0.601 << 1.101;
        QTest::newRow("a plosive's burst is kept")
            << room(0.3) + noise(0.1, Seconds(0.012)) + room(0.05) + word + room(0.2) << 0.3 << 0.862;
        QTest::newRow("a soft ending is kept")
            << room(0.3) + word + voiced(0.1, 0.01) + room(0.3) << 0.3 << 0.9;
    }
    void findsSpeech()
    {
        QFETCH(Signal, take);
        QFETCH(double, begin);
        QFETCH(double, end);
        const auto bounds = speechBounds(take, kStudioRate);
        QVERIFY(bounds.has_value());
        const double from = toSeconds(bounds->begin, kStudioRate).value;
        const double to = toSeconds(bounds->end, kStudioRate).value;
        // Never a cut into speech, never more than a margin of 20 ms and a hop beside it.
        QVERIFY2(from <= begin + 1e-9 && from >= begin - 0.031, qPrintable(QString::number(from)));
        QVERIFY2(to >= end - 1e-9 && to <= end + 0.031, qPrintable(QString::number(to)));
    }

    void findsNoSpeech_data()
    {
        QTest::addColumn<Signal>("take");
        QTest::newRow("nothing") << Signal();
        QTest::newRow("digital silence") << silence(Seconds(1.0));
        QTest::newRow("room tone") << room(1.0);
        QTest::newRow("one click in silence")
            << silence(Seconds(0.5)) + Signal(20, 0.5F) + silence(Seconds(0.5));
    }
    void findsNoSpeech()
    {
        QFETCH(Signal, take);
        QVERIFY(!speechBounds(take, kStudioRate).has_value());
    }

    // Peaks

    void peaksEqualBruteForce_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("count");
        QTest::newRow("whole, coarse") << 100'000 << 0 << 100'000 << 10;
        QTest::newRow("whole, one column") << 100'000 << 0 << 100'000 << 1;
        QTest::newRow("grain by grain") << 10'000 << 640 << 6400 << 90;
        QTest::newRow("between the grains") << 50'000 << 1001 << 43'210 << 37;
        QTest::newRow("finer than the grain") << 10'000 << 1000 << 1100 << 50;
        QTest::newRow("an unfinished grain") << 70 << 0 << 70 << 2;
        QTest::newRow("less than a grain") << 5 << 0 << 5 << 1;
    }
    void peaksEqualBruteForce()
    {
        QFETCH(int, frames);
        QFETCH(int, begin);
        QFETCH(int, end);
        QFETCH(int, count);
        const auto signal = noise(0.9, Seconds(static_cast<double>(frames) / kStudioRate.value));
        PeakPyramid peaks;
        inOddBlocks(signal, [&](auto block) { peaks.add(block); });
        QCOMPARE(peaks.length().value, std::int64_t(frames));
        const auto columns = peaks.columns(Frames(begin), Frames(end), count);
        QCOMPARE(columns.size(), static_cast<std::size_t>(count));
        for (int c = 0; c < count; ++c) {
            // Whole grains around the column's edges.
            const double width = static_cast<double>(end - begin) / count;
            const double grain = PeakPyramid::kGrain;
            const auto first = static_cast<std::size_t>(std::floor((begin + width * c) / grain) * grain);
            const auto last = static_cast<std::size_t>(std::ceil((begin + width * (c + 1)) / grain) * grain);
            const auto expected = bruteForce(signal, first, std::min(last, signal.size()));
            const auto& column = columns[static_cast<std::size_t>(c)];
            QVERIFY(std::abs(column.min - expected.min) < 1e-4F);
            QVERIFY(std::abs(column.max - expected.max) < 1e-4F);
            QVERIFY(std::abs(column.rms - expected.rms) < 1e-4F);
        }
    }

    void peaksBeyondTheSignalAreZero()
    {
        PeakPyramid peaks;
        peaks.add(Signal(1000, 0.5F));
        const auto columns = peaks.columns(Frames(0), Frames(4096), 4);
        QVERIFY(std::abs(columns[0].max - 0.5F) < 1e-4F);
        QVERIFY(std::abs(columns[0].rms - 0.5F) < 1e-4F);
        QCOMPARE(columns[3].max, 0.0F);
        QVERIFY(peaks.columns(Frames(0), Frames(100), 0).empty());
    }

    void peaksGrowWithTheSignal()
    {
        // What was asked for before the end is the same afterwards.
        const auto signal = noise(0.9, Seconds(2.0));
        PeakPyramid peaks;
        peaks.add(std::span(signal).first(20'480));
        const auto early = peaks.columns(Frames(0), Frames(20'480), 5);
        peaks.add(std::span(signal).subspan(20'480));
        const auto late = peaks.columns(Frames(0), Frames(20'480), 5);
        for (std::size_t i = 0; i < early.size(); ++i)
            QVERIFY(early[i].min == late[i].min && early[i].max == late[i].max &&
                    early[i].rms == late[i].rms);
    }

    void peaksClamp()
    {
        PeakPyramid peaks;
        peaks.add(Signal{3.0F, -3.0F});
        const auto column = peaks.columns(Frames(0), Frames(2), 1).front();
        QCOMPARE(column.min, -1.0F);
        QCOMPARE(column.max, 1.0F);
    }
};

QTEST_GUILESS_MAIN(TestSignal)
#include "tst_signal.moc"
