#include "core/data/qc/noise_bursts.h"

#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace understudy {
namespace {

constexpr double kLowest = 400, kBandWidth = 800; // Hz
constexpr std::size_t kBands = 8;                 // up to 6.8 kHz
constexpr int kLowestRate = 14000;
constexpr std::size_t kSmooth = 10, kMissing = 2; // steps of 10 ms, and how many of them may be quieter
constexpr std::size_t kShortest = 4;
constexpr double kLeast = 0.04;       // -14 dB
constexpr double kFloorAbove = 4;     // 6 dB that a burst stands over the clip's own noise
constexpr double kSpeechRange = 1e-3; // 30 dB below the loud end

/// The lowest but kMissing. Without a branch: sorting asks each time anew.
double lasting(std::span<const double, kSmooth> near)
{
    std::array<double, kMissing + 1> lowest{};
    lowest.fill(std::numeric_limits<double>::infinity());
    for (auto value : near) {
        for (auto& low : lowest) {
            const auto less = std::min(low, value);
            value = std::max(low, value);
            low = less;
        }
    }
    return lowest[kMissing];
}

/// Per step: the weakest band of what lasts from there, as the power of white noise. Where a vowel gives way
/// to a hiss, neither lasts.
std::vector<float> weakest(const PowerSpectra& spectra, double nyquist)
{
    std::array<std::vector<double>, kBands> bands;
    for (std::size_t band = 0; band < kBands; ++band) {
        const auto from = kLowest + kBandWidth * double(band);
        for (std::size_t row = 0; row < spectra.rows; ++row)
            bands[band].push_back(spectra.band(row, from, from + kBandWidth) * nyquist / kBandWidth);
    }
    std::vector<float> result;
    for (std::size_t row = 0; row + kSmooth <= spectra.rows; ++row) {
        auto least = std::numeric_limits<double>::infinity();
        for (const auto& band : bands)
            least = std::min(least, lasting(std::span(band).subspan(row).first<kSmooth>()));
        result.push_back(float(least));
    }
    return result;
}

double speechPower(const std::vector<float>& powers)
{
    const auto least = percentile(powers, 0.95) * kSpeechRange;
    double sum = 0;
    std::size_t count = 0;
    for (const float power : powers) {
        if (power < least)
            continue;
        sum += power;
        ++count;
    }
    return sum / double(count);
}

} // namespace

std::vector<NoiseBurst> noiseBurstsIn(const MeasuredSound& sound)
{
    const auto mono = sound.mono();
    const auto rate = sound.rate();
    std::vector<NoiseBurst> found;
    const auto hop = std::size_t(rate.value / 100);
    if (rate.value < kLowestRate || mono.size() < 30 * hop)
        return found;
    const auto flat = weakest(sound.spectra(), rate.value / 2.0);
    const auto speech = speechPower(meanSquares(mono, 2 * hop));
    const auto least = std::max(kLeast * speech, kFloorAbove * percentile(flat, 0.5));
    if (!(least > 0))
        return found;
    const auto frames = [hop](std::size_t steps) { return Frames(std::int64_t(steps * hop)); };
    for (std::size_t at = 0; at < flat.size(); ++at) {
        const auto begin = at;
        float most = 0;
        for (; at < flat.size() && flat[at] >= least; ++at)
            most = std::max(most, flat[at]);
        if (at - begin >= kShortest)
            found.push_back({frames(begin + kMissing), frames(at - begin + kSmooth - 2 * kMissing),
                             Decibels(10 * std::log10(most / speech))});
    }
    return found;
}

} // namespace understudy
