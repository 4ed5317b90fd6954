#include "core/data/qc/signal_to_noise.h"

#include "core/audio/noise_floor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace understudy {
namespace {

constexpr std::size_t kFewest = 10;
constexpr double kSpeechAbove = 3.981072; // 6 dB
constexpr double kSpeechRange = 1e-3;     // 30 dB below the loud end

double loudEnd(std::span<const float> powers)
{
    std::vector<float> sorted(powers.begin(), powers.end());
    const auto at = sorted.begin() + std::ptrdiff_t((sorted.size() - 1) * 95 / 100);
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
}

/// Mean of those above `least`; 0 for none.
double meanAbove(std::span<const float> powers, double least)
{
    double sum = 0;
    std::size_t count = 0;
    for (const float power : powers) {
        if (power <= least)
            continue;
        sum += power;
        ++count;
    }
    return count > 0 ? sum / double(count) : 0;
}

Decibels level(double power)
{
    return Decibels(10 * std::log10(power)); // -infinity of 0
}

} // namespace

std::optional<SignalToNoise> signalToNoise(std::span<const float> powers)
{
    if (powers.size() < kFewest)
        return std::nullopt;
    const auto noise = noisePower(powers);
    const auto speech = meanAbove(powers, std::max(noise * kSpeechAbove, loudEnd(powers) * kSpeechRange));
    if (speech <= 0)
        return std::nullopt;
    const auto ratio =
        noise > 0 ? 10 * std::log10((speech - noise) / noise) : std::numeric_limits<double>::infinity();
    return SignalToNoise{level(noise), level(speech), Decibels(ratio)};
}

} // namespace understudy
