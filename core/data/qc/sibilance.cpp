#include "core/data/qc/sibilance.h"

#include "core/data/qc/spectrum_p.h"

#include <cmath>

namespace understudy {
namespace {

constexpr int kLowestRate = 12000;
constexpr double kSpeechRange = 1e-3; // 30 dB below the loud end: the rest is pause and breath
constexpr double kQuietest = 1e-8;    // -80 dBFS
constexpr std::size_t kFewest = 2;    // frames of 20 ms, every 10

} // namespace

std::optional<Decibels> sibilanceOf(const MeasuredSound& sound)
{
    if (sound.rate().value < kLowestRate || sound.spectra().rows == 0)
        return std::nullopt;
    const auto& spectra = sound.spectra();
    std::vector<float> powers(spectra.rows), ratios;
    for (std::size_t row = 0; row < spectra.rows; ++row)
        powers[row] = float(spectra.band(row, 300, 9000));
    const auto least = std::max(kQuietest, percentile(powers, 0.95) * kSpeechRange);
    for (std::size_t row = 0; row < spectra.rows; ++row) {
        const auto high = spectra.band(row, 5000, 9000), low = spectra.band(row, 300, 4000);
        if (powers[row] >= least && high > low)
            ratios.push_back(float(high / std::max(low, high * 1e-6)));
    }
    if (ratios.size() < kFewest)
        return std::nullopt;
    return Decibels(10 * std::log10(percentile(std::move(ratios), 0.95)));
}

} // namespace understudy
