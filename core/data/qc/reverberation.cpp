#include "core/data/qc/reverberation.h"

#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr double kStep = 0.005;       // s; windows are twice that
constexpr std::size_t kPause = 30;    // steps, 0.15 s: the margin of a clip
constexpr std::size_t kBack = 40;     // steps before a pause that may hold the last loud moment
constexpr double kQuiet = 30;         // dB below the loud end that a pause is
constexpr double kTop = 5, kEnd = 25; // dB below the last loud moment
constexpr double kFloor = 1e-12;
constexpr std::size_t kFewest = 20; // steps of a clip
constexpr int kLowestRate = 8000;
constexpr double kFast =
    0.2; // percentile of the decays: a voice may fade more slowly than its room, not faster
constexpr double kLoud = 0.95; // percentile that is the loud end

std::vector<float> envelope(std::span<const float> mono, SampleRate rate)
{
    const auto hop = std::size_t(kStep * rate.value);
    const auto spectra = spectrogram(mono, rate, 2 * hop, hop);
    std::vector<float> levels(spectra.rows);
    for (std::size_t row = 0; row < spectra.rows; ++row)
        levels[row] = float(10 * std::log10(spectra.band(row, 500, 4000) + kFloor));
    return levels;
}

/// Least squares of dB over steps.
double slope(std::span<const float> levels)
{
    const auto middle = double(levels.size() - 1) / 2;
    double products = 0, squares = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        products += (double(i) - middle) * levels[i];
        squares += (double(i) - middle) * (double(i) - middle);
    }
    return products / squares;
}

/// Seconds by 60 dB before a pause that begins at `pause`.
std::optional<double> decayBefore(const std::vector<float>& levels, std::size_t pause)
{
    const auto from = levels.begin() + std::ptrdiff_t(pause - std::min(pause, kBack));
    const auto loud = *std::max_element(from, levels.begin() + std::ptrdiff_t(pause) + 1);
    auto begin = pause;
    while (begin > 0 && levels[begin - 1] < loud - kTop && begin + kBack > pause)
        --begin;
    auto end = begin;
    while (end < levels.size() && levels[end] >= loud - kEnd)
        ++end;
    // Two steps more than the window smears.
    if (end == levels.size() || end < begin + 3)
        return std::nullopt;
    const auto fall = slope(std::span(levels).subspan(begin, end - begin + 1));
    return fall < 0 ? std::optional(-60 / fall * kStep) : std::nullopt;
}

} // namespace

std::optional<Reverberation> reverberationOf(std::span<const float> mono, SampleRate rate)
{
    if (rate.value < kLowestRate)
        return std::nullopt;
    const auto levels = envelope(mono, rate);
    if (levels.size() < kFewest)
        return std::nullopt;
    const auto quiet = percentile(levels, kLoud) - kQuiet;
    std::vector<float> decays;
    for (std::size_t at = 1; at < levels.size(); ++at) {
        if (levels[at] >= quiet || levels[at - 1] < quiet)
            continue;
        const auto pause = at;
        while (at < levels.size() && levels[at] < quiet)
            ++at;
        if (at - pause < kPause)
            continue;
        if (const auto decay = decayBefore(levels, pause))
            decays.push_back(float(*decay));
    }
    if (decays.empty())
        return std::nullopt;
    const auto places = int(decays.size());
    return Reverberation{Seconds(percentile(std::move(decays), kFast)), places};
}

} // namespace understudy
