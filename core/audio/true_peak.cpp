#include "core/audio/true_peak.h"

#include "core/audio/levels.h"
#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace understudy {

namespace {

constexpr std::size_t kTaps = 2 * kTruePeakReach; // per phase
constexpr std::size_t kHistory = kTaps - 1;
/// Short enough that a quiet stretch between words is skipped.
constexpr std::size_t kBlock = 256;

/// Phases at 1/4, 1/2 and 3/4 of a gap; the one at 0 is the samples themselves.
struct Phases
{
    std::array<std::array<float, kTaps>, 3> taps{}; ///< in the order of the samples
    float bound = 0.0F;
};

/// ebur128.c, interp_create(49, 4): sinc times Hann window.
Phases makePhases()
{
    constexpr int kLength = 49;
    constexpr int kFactor = 4;
    Phases phases;
    for (int phase = 1; phase < kFactor; ++phase) {
        double sum = 0.0;
        for (int t = 0; t < static_cast<int>(kTaps); ++t) {
            const int j = kFactor * t + phase;
            const double at = (j - (kLength - 1) / 2) * std::numbers::pi / kFactor;
            const double window = 0.5 * (1.0 - std::cos(2.0 * std::numbers::pi * j / (kLength - 1)));
            const double tap = std::sin(at) / at * window;
            phases.taps[static_cast<std::size_t>(phase - 1)][kTaps - 1 - static_cast<std::size_t>(t)] =
                static_cast<float>(tap);
            sum += std::abs(tap);
        }
        phases.bound = std::max(phases.bound, static_cast<float>(sum * 1.0001)); // float sums round
    }
    return phases;
}

const Phases& phases()
{
    static const Phases made = makePhases();
    return made;
}

/// Unrolled, so that the compiler vectorises over the gaps.
template<std::size_t... T>
inline float convolve(const float* x, const std::array<float, kTaps>& taps, std::index_sequence<T...>)
{
    return (... + (taps[T] * x[T]));
}

} // namespace

float truePeakBound()
{
    return phases().bound;
}

void interpolatedPeaks(std::span<const float> padded, std::span<float> gaps)
{
    UNDERSTUDY_ASSERT(padded.size() == gaps.size() + kHistory);
    constexpr auto kIndices = std::make_index_sequence<kTaps>{};
    const auto taps = phases().taps; // a copy, which the loop knows to be unaliased
    const float* x = padded.data();
    float* out = gaps.data();
    const std::size_t count = gaps.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float a = std::abs(convolve(x + i, taps[0], kIndices));
        const float b = std::abs(convolve(x + i, taps[1], kIndices));
        const float c = std::abs(convolve(x + i, taps[2], kIndices));
        const float ab = a > b ? a : b;
        out[i] = ab > c ? ab : c;
    }
}

void TruePeakMeter::add(std::span<const float> samples)
{
    while (!samples.empty()) {
        const auto block = samples.first(std::min(samples.size(), kBlock));
        measure(block);
        samples = samples.subspan(block.size());
    }
}

void TruePeakMeter::measure(std::span<const float> samples)
{
    m_padded.insert(m_padded.end(), samples.begin(), samples.end());
    const float reachable = understudy::samplePeak(m_padded);
    m_samplePeak = std::max(m_samplePeak, understudy::samplePeak(samples));
    m_truePeak = std::max(m_truePeak, m_samplePeak);
    if (reachable * truePeakBound() > m_truePeak) {
        m_gaps.resize(samples.size());
        interpolatedPeaks(m_padded, m_gaps);
        m_truePeak = std::max(m_truePeak, understudy::samplePeak(m_gaps));
    }
    m_padded.erase(m_padded.begin(), m_padded.end() - kHistory);
}

float TruePeakMeter::peak() const
{
    TruePeakMeter ended = *this;
    const std::array<float, kTaps> silence{};
    ended.measure(silence);
    return ended.m_truePeak;
}

} // namespace understudy
