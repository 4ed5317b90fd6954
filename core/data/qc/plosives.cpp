#include "core/data/qc/plosives.h"

#include "core/audio/levels.h"
#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace understudy {
namespace {

constexpr SampleRate kLowRate = MeasuredSound::kLowRate;
constexpr std::size_t kStep = 40;   // 5 ms
constexpr std::size_t kSteps = 4;   // of a frame, 20 ms
constexpr std::size_t kAround = 40; // steps of the running median, 0.2 s on either side
constexpr std::size_t kFewest = 40; // steps of a clip
constexpr std::size_t kShortest = 2, kLongest = 40;
// A blast is about as loud as the loud speech, or more: any voice has /p/ 3 dB fainter.
constexpr double kBelowSpeech = 1.5; // dB
constexpr double kQuietest = -60;    // dBFS RMS
constexpr double kRise = 12;         // dB over its own running median
constexpr double kOverVoice = 3;     // dB
constexpr double kFloor = 1e-10;     // power; -100 dBFS

/// A pole pair of a Butterworth filter (bilinear transform), low- or high-pass.
struct Section
{
    double b0 = 0, b1 = 0, b2 = 0, a1 = 0, a2 = 0;
    double z1 = 0, z2 = 0;

    double step(double in)
    {
        const auto out = b0 * in + z1;
        z1 = b1 * in - a1 * out + z2;
        z2 = b2 * in - a2 * out;
        return out;
    }
};

enum class Side
{
    Below,
    Above
};

Section section(Side passes, double hertz)
{
    const auto k = std::tan(std::numbers::pi * hertz / kLowRate.value);
    const auto norm = 1 / (1 + std::numbers::sqrt2 * k + k * k);
    const auto gain = passes == Side::Below ? k * k * norm : norm;
    return {gain, passes == Side::Below ? 2 * gain : -2 * gain, gain, 2 * (k * k - 1) * norm,
            (1 - std::numbers::sqrt2 * k + k * k) * norm};
}

std::vector<float> filtered(std::vector<float> samples, double from, double to)
{
    auto above = section(Side::Above, from), below = section(Side::Below, to);
    for (auto& sample : samples)
        sample = float(below.step(above.step(sample)));
    return samples;
}

/// Second order at either edge, forwards and backwards: fourth order, and the delay of a low band is undone.
std::vector<float> lowBand(std::vector<float> samples)
{
    for (int direction = 0; direction < 2; ++direction) {
        samples = filtered(std::move(samples), 20, 120);
        std::reverse(samples.begin(), samples.end());
    }
    return samples;
}

/// dB of frames of four steps around each step.
std::vector<float> levels(const std::vector<float>& samples)
{
    const auto steps = meanSquares(samples, kStep);
    std::vector<float> result(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto begin = i >= kSteps / 2 ? i - kSteps / 2 : 0, end = std::min(steps.size(), begin + kSteps);
        double sum = kFloor;
        for (auto j = begin; j < end; ++j)
            sum += steps[j] / double(kSteps);
        result[i] = float(10 * std::log10(sum));
    }
    return result;
}

/// Of the 0.4 s around a step; the same for the four of 20 ms: it moves slowly.
double medianAround(std::span<const float> values, std::size_t at)
{
    at -= at % kSteps;
    const auto begin = at >= kAround ? at - kAround : 0, end = std::min(values.size(), at + kAround + 1);
    return percentile({values.begin() + std::ptrdiff_t(begin), values.begin() + std::ptrdiff_t(end)}, 0.5);
}

/// An offset would be a blast at the clip's ends.
std::vector<float> centred(std::span<const float> mono)
{
    const auto mean = float(sumOf(mono) / double(std::max<std::size_t>(1, mono.size())));
    std::vector<float> result(mono.begin(), mono.end());
    for (auto& sample : result)
        sample -= mean;
    return result;
}

struct Bands
{
    std::vector<float> blast, voice; ///< dB
    double speech = 0;

    /// The median last: few steps need it.
    bool isBlast(std::size_t at) const
    {
        return blast[at] > std::max(kQuietest, speech - kBelowSpeech) && blast[at] - voice[at] > kOverVoice &&
               blast[at] - medianAround(blast, at) > kRise;
    }
};

Frames framesOf(std::size_t steps, SampleRate rate)
{
    return Frames(std::int64_t(steps * kStep) * rate.value / kLowRate.value);
}

} // namespace

std::vector<Plosive> plosivesIn(const MeasuredSound& sound)
{
    const auto low = centred(sound.low());
    const auto rate = sound.rate();
    std::vector<Plosive> found;
    if (low.size() < kFewest * kStep)
        return found;
    Bands bands{levels(lowBand(low)), levels(filtered(low, 200, 3600)), 0};
    bands.speech = percentile(bands.voice, 0.9);
    for (std::size_t at = 0; at < bands.blast.size(); ++at) {
        Plosive event{framesOf(at, rate), {}, Decibels(-100), Decibels(-100)};
        const auto begin = at;
        for (; at < bands.blast.size() && bands.isBlast(at); ++at) {
            event.over = std::max(event.over, Decibels(double(bands.blast[at]) - bands.voice[at]));
            event.level = std::max(event.level, Decibels(bands.blast[at] - bands.speech));
        }
        event.length = framesOf(at, rate) - event.place;
        if (at - begin >= kShortest && at - begin <= kLongest)
            found.push_back(event);
    }
    return found;
}

} // namespace understudy
