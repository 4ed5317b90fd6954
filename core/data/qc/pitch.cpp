#include "core/data/qc/pitch.h"

#include "core/audio/levels.h"
#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace understudy {
namespace {

constexpr SampleRate kLowRate = MeasuredSound::kLowRate;
constexpr std::size_t kWindow = 400, kHop = 80; // 50 and 10 ms
constexpr std::size_t kTransform = 576;         // no lag that is looked at wraps around
constexpr double kLowest = 60, kHighest = 400;  // Hz
// Lags of half a sample: at whole ones the second period of a high voice may look the better one.
constexpr std::size_t kFine = 2, kFirstLag = 20 * kFine, kLastLag = 133 * kFine;
constexpr double kVoiced = 0.5;      // autocorrelation, 1 for a wave that repeats
constexpr double kOctaveCost = 0.02; // what twice the period must be better by
constexpr double kSilence = 1e-4;    // 40 dB below the clip's loudest step
constexpr double kQuietest = 1e-8;   // -80 dBFS
constexpr double kOctave = 0.6;      // from the median, in octaves, and a pitch is suspect
constexpr double kAlike = 0.75;      // times the best, and a peak may be the true one
constexpr std::size_t kFewest = 10;  // voiced steps

struct Candidate
{
    double hertz = 0, strength = 0;
};

/// The peaks of one step, best first; few.
using Candidates = std::vector<Candidate>;

double cost(const Candidate& candidate)
{
    return candidate.strength + kOctaveCost * std::log2(candidate.hertz / kLowest);
}

class Autocorrelator
{
public:
    Autocorrelator() : m_transform(kTransform), m_fine(kFine * kTransform)
    {
        for (std::size_t i = 0; i < kWindow; ++i)
            m_hann[i] =
                float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * (double(i) + 0.5) / double(kWindow)));
        m_shape = correlate(m_hann);
    }

    /// At lags 0 to kLastLag + 1, 1 at lag 0; the window's own is divided out.
    std::array<float, kLastLag + 2> operator()(std::span<const float> window)
    {
        const auto mean = float(sumOf(window) / double(kWindow));
        std::array<float, kWindow> shaped{};
        for (std::size_t i = 0; i < kWindow; ++i)
            shaped[i] = (window[i] - mean) * m_hann[i];
        auto result = correlate(shaped);
        const auto scale = result[0] > 0 ? m_shape[0] / result[0] : 0;
        for (std::size_t lag = 0; lag < result.size(); ++lag)
            result[lag] *= scale / m_shape[lag];
        return result;
    }

private:
    /// A power spectrum is real and even: its own transform is the autocorrelation.
    std::array<float, kLastLag + 2> correlate(std::span<const float> shaped)
    {
        const auto input = m_transform.input();
        std::fill(std::copy(shaped.begin(), shaped.end(), input.begin()), input.end(), 0.0F);
        const auto spectrum = m_transform.run();
        const auto powers = m_fine.input();
        std::fill(powers.begin(), powers.end(), 0.0F);
        for (std::size_t bin = 1; bin < spectrum.size(); ++bin)
            powers[bin] = powers[powers.size() - bin] = std::norm(spectrum[bin]);
        powers[0] = std::norm(spectrum[0]);
        const auto correlation = m_fine.run();
        std::array<float, kLastLag + 2> result{};
        for (std::size_t lag = 0; lag < result.size(); ++lag)
            result[lag] = correlation[lag].real();
        return result;
    }

    Transform m_transform, m_fine;
    std::array<float, kWindow> m_hann{};
    std::array<float, kLastLag + 2> m_shape{};
};

Candidates candidatesIn(const std::array<float, kLastLag + 2>& correlation)
{
    Candidates found;
    for (auto lag = kFirstLag; lag <= kLastLag; ++lag) {
        const double before = correlation[lag - 1], here = correlation[lag], after = correlation[lag + 1];
        if (here < kVoiced * kAlike || here < before || here <= after)
            continue;
        const auto shift = (before - after) / (2 * (before - 2 * here + after));
        const auto hertz = double(kFine) * kLowRate.value / (double(lag) + shift);
        found.push_back({std::clamp(hertz, kLowest, kHighest), here - (before - after) * shift / 4});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return cost(a) > cost(b); });
    if (!found.empty() && found.front().strength < kVoiced)
        found.clear();
    return found;
}

struct VoicedStep
{
    std::size_t at = 0; ///< its number, of kHop
    Candidates pitches;
};

std::vector<VoicedStep> voicedSteps(std::span<const float> low)
{
    const auto hops = meanSquares(low, kHop);
    std::vector<float> powers;
    for (std::size_t step = 0; step + kWindow / kHop <= hops.size(); ++step) {
        const auto own = std::span(hops).subspan(step, kWindow / kHop);
        powers.push_back(float(sumOf(own) / double(own.size())));
    }
    const auto loudest = powers.empty() ? 0.0F : *std::max_element(powers.begin(), powers.end());
    const auto least = std::max(kQuietest, double(loudest) * kSilence);
    Autocorrelator autocorrelator;
    std::vector<VoicedStep> steps;
    for (std::size_t step = 0; step < powers.size(); ++step) {
        if (powers[step] < least)
            continue;
        if (auto found = candidatesIn(autocorrelator(low.subspan(step * kHop, kWindow))); !found.empty())
            steps.push_back({step, std::move(found)});
    }
    return steps;
}

/// The step's best, or one about as good nearer to the median where the best is an octave away.
double repaired(const Candidates& step, double median)
{
    const auto distance = [median](const Candidate& one) { return std::abs(std::log2(one.hertz / median)); };
    auto chosen = step.front();
    if (distance(chosen) < kOctave)
        return chosen.hertz;
    for (const auto& other : step) {
        if (other.strength >= kAlike * step.front().strength && distance(other) < distance(chosen))
            chosen = other;
    }
    return chosen.hertz;
}

/// Of each voiced step.
std::vector<float> pitchesOf(const std::vector<VoicedStep>& steps)
{
    std::vector<float> hertz;
    hertz.reserve(steps.size());
    for (const auto& step : steps)
        hertz.push_back(float(step.pitches.front().hertz));
    const auto first = percentile(hertz, 0.5);
    for (std::size_t i = 0; i < steps.size(); ++i)
        hertz[i] = float(repaired(steps[i].pitches, first));
    return hertz;
}

} // namespace

std::vector<PitchPoint> pitchCurve(std::span<const float> mono, SampleRate rate)
{
    const MeasuredSound sound(mono, rate);
    const auto steps = voicedSteps(sound.low());
    std::vector<PitchPoint> curve;
    if (steps.empty())
        return curve;
    const auto hertz = pitchesOf(steps);
    for (std::size_t i = 0; i < steps.size(); ++i) // the middle of its window
        curve.push_back(
            {toSeconds(Frames(std::int64_t(steps[i].at * kHop + kWindow / 2)), kLowRate), double(hertz[i])});
    return curve;
}

std::optional<Pitch> pitchOf(const MeasuredSound& sound)
{
    const auto low = sound.low();
    const auto steps = voicedSteps(low);
    if (steps.size() < kFewest)
        return std::nullopt;
    const auto hertz = pitchesOf(steps);
    Pitch pitch{percentile(hertz, 0.5), percentile(hertz, 0.05), percentile(hertz, 0.95), 0, 0};
    pitch.semitones = 12 * std::log2(pitch.high / pitch.low);
    pitch.voiced = double(steps.size()) / (double(low.size() - kWindow) / double(kHop) + 1);
    return pitch;
}

} // namespace understudy
