#include "core/data/qc/bandwidth.h"

#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace understudy {
namespace {

constexpr int kLowestRate = 8000;
constexpr std::size_t kFewest = 5;                      // windows
constexpr double kLouder = 0.4;                         // share of the windows
constexpr double kPeak = 0.95;                          // percentile of a bin
constexpr std::size_t kBeside = 4;                      // bins on either side of a median
constexpr double kRange = 50;                           // dB
constexpr double kFrom = 300, kTo = 3000, kReach = 500; // Hz
constexpr double kFloor = 1e-15;

std::vector<std::size_t> louderRows(const PowerSpectra& spectra)
{
    std::vector<double> powers(spectra.rows);
    for (std::size_t row = 0; row < spectra.rows; ++row)
        powers[row] = spectra.band(row, kFrom, kTo);
    std::vector<std::size_t> rows(spectra.rows);
    std::iota(rows.begin(), rows.end(), 0);
    const auto count = std::max<std::size_t>(1, std::size_t(kLouder * double(rows.size())));
    std::nth_element(rows.begin(), rows.begin() + std::ptrdiff_t(count) - 1, rows.end(),
                     [&powers](auto a, auto b) { return powers[a] > powers[b]; });
    rows.resize(count);
    return rows;
}

/// dB a bin.
std::vector<float> outline(const PowerSpectra& spectra)
{
    const auto rows = louderRows(spectra);
    std::vector<float> levels(spectra.bins), column(rows.size());
    for (std::size_t bin = 0; bin < spectra.bins; ++bin) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            column[i] = spectra.row(rows[i])[bin];
        levels[bin] = float(10 * std::log10(percentileIn(column, kPeak) + kFloor));
    }
    return levels;
}

std::vector<float> smoothed(const std::vector<float>& levels)
{
    std::vector<float> result(levels.size()), near;
    for (std::size_t bin = 0; bin < levels.size(); ++bin) {
        const auto begin = bin >= kBeside ? bin - kBeside : 0;
        const auto end = std::min(levels.size(), bin + kBeside + 1);
        near.assign(levels.begin() + std::ptrdiff_t(begin), levels.begin() + std::ptrdiff_t(end));
        result[bin] = float(percentileIn(near, 0.5));
    }
    return result;
}

} // namespace

std::optional<Bandwidth> bandwidthOf(std::span<const float> mono, SampleRate rate)
{
    const auto window = std::size_t(rate.value / 25);
    const auto spectra = spectrogram(mono, rate, window, window);
    if (rate.value < kLowestRate || spectra.rows < kFewest)
        return std::nullopt;
    const auto levels = smoothed(outline(spectra));
    const auto binOf = [&](double hertz) {
        return std::min(levels.size() - 1, std::size_t(std::lround(std::max(0.0, hertz) / spectra.binHz)));
    };
    const auto most = *std::max_element(levels.begin() + std::ptrdiff_t(binOf(kFrom)),
                                        levels.begin() + std::ptrdiff_t(binOf(kTo)));
    if (most < -100)
        return std::nullopt;
    auto bin = levels.size() - 1;
    while (levels[bin] < most - kRange)
        --bin;
    const auto edge = double(bin) * spectra.binHz;
    return Bandwidth{edge, Decibels(levels[binOf(edge - kReach)] - levels[binOf(edge + kReach)])};
}

} // namespace understudy
