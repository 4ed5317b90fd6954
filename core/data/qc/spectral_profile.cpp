#include "core/data/qc/spectral_profile.h"

#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace understudy {
namespace {

constexpr int kLowestRate = 14000;
constexpr std::size_t kBands = 40;
constexpr double kLowest = 100, kHighest = 7000; // Hz
constexpr double kSpeechRange = 1e-3;            // 30 dB below the loud end
constexpr double kRange = 1e-6;                  // 60 dB below the speech, what a band is at least
constexpr double kQuietest = 1e-8;               // -80 dBFS
constexpr std::size_t kFewest = 50;              // windows every 10 ms
constexpr double kNormal = 1.4826;               // standard deviation over median absolute deviation
constexpr double kLeastDeviation = 1e-3;
constexpr double kOneBelow = 0.1587; // share of a normal distribution under one deviation below its mean
constexpr double kSurelyOwn = 0.6;   // share of the clips, the nearest, that the middle is found from anew
constexpr double kPitchWeight = 4;   // in cepstra

double mel(double hertz)
{
    return 1127 * std::log(1 + hertz / 700);
}

/// Triangles over bins, next to each other on the mel scale.
class MelBands
{
public:
    explicit MelBands(double binHz)
    {
        const auto width = (mel(kHighest) - mel(kLowest)) / double(kBands + 1);
        for (auto bin = std::size_t(kLowest / binHz) + 1; double(bin) * binHz < kHighest; ++bin) {
            const auto place = (mel(double(bin) * binHz) - mel(kLowest)) / width;
            const auto whole = std::size_t(place);
            m_parts.push_back({bin, whole, place - double(whole)});
        }
    }

    std::array<double, kBands> operator()(std::span<const float> row) const
    {
        std::array<double, kBands> sums{};
        for (const auto& [bin, whole, rest] : m_parts) {
            if (whole > 0)
                sums[whole - 1] += (1 - rest) * row[bin];
            if (whole < kBands)
                sums[whole] += rest * row[bin];
        }
        return sums;
    }

private:
    struct Part
    {
        std::size_t bin = 0, whole = 0;
        double rest = 0;
    };
    std::vector<Part> m_parts;
};

using Cosines = std::array<std::array<double, kBands>, kProfileCepstra>;

Cosines cosines()
{
    Cosines result{};
    for (std::size_t order = 0; order < kProfileCepstra; ++order)
        for (std::size_t band = 0; band < kBands; ++band)
            result[order][band] =
                std::cos(std::numbers::pi * double(order + 1) * (double(band) + 0.5) / kBands) *
                std::sqrt(2.0 / kBands);
    return result;
}

/// The rows of `spectra` with speech, as sums and sums of squares of cepstra.
class Cepstra
{
public:
    explicit Cepstra(double binHz, double floor) : m_bands(binHz), m_floor(floor) {}

    void add(std::span<const float> row)
    {
        auto levels = m_bands(row);
        for (auto& level : levels)
            level = std::log(level + m_floor);
        for (std::size_t order = 0; order < kProfileCepstra; ++order) {
            double value = 0;
            for (std::size_t band = 0; band < kBands; ++band)
                value += m_cosines[order][band] * levels[band];
            m_sums[order] += value;
            m_squares[order] += value * value;
        }
        ++m_count;
    }

    std::size_t count() const { return m_count; }

    SpectralProfile profile() const
    {
        SpectralProfile result{};
        for (std::size_t order = 0; order < kProfileCepstra; ++order) {
            const auto mean = m_sums[order] / double(m_count);
            result[order] = mean;
            result[kProfileCepstra + order] =
                std::sqrt(std::max(0.0, m_squares[order] / double(m_count) - mean * mean));
        }
        return result;
    }

private:
    MelBands m_bands;
    double m_floor;
    Cosines m_cosines = cosines();
    std::array<double, kProfileCepstra> m_sums{}, m_squares{};
    std::size_t m_count = 0;
};

struct Robust
{
    double middle = 0, deviation = kLeastDeviation;
};

/// Median, and the median absolute deviation as a standard one.
Robust robust(std::vector<float> values)
{
    std::erase_if(values, [](float value) { return std::isnan(value); });
    if (values.empty())
        return {};
    const auto middle = percentile(values, 0.5);
    for (auto& value : values)
        value = float(std::abs(value - middle));
    return {middle, std::max(kLeastDeviation, kNormal * percentile(std::move(values), 0.5))};
}

/// Median, and what lies a standard deviation below it: strangers are all above.
Robust robustBelow(const std::vector<float>& values)
{
    const auto middle = percentile(values, 0.5);
    return {middle, std::max(kLeastDeviation, middle - percentile(values, kOneBelow))};
}

} // namespace

std::optional<SpectralProfile> spectralProfileOf(const MeasuredSound& sound,
                                                 const std::optional<Pitch>& pitch)
{
    const auto hop = std::size_t(sound.rate().value / 100);
    if (sound.rate().value < kLowestRate || sound.mono().size() < kFewest * hop)
        return std::nullopt;
    const auto& spectra = sound.spectra();
    std::vector<float> powers(spectra.rows);
    for (std::size_t row = 0; row < spectra.rows; ++row)
        powers[row] = float(spectra.band(row, kLowest, kHighest));
    const auto loud = percentile(powers, 0.95), least = std::max(kQuietest, loud * kSpeechRange);
    Cepstra cepstra(spectra.binHz, loud * kRange);
    for (std::size_t row = 0; row < spectra.rows; ++row) {
        if (powers[row] >= least)
            cepstra.add(spectra.row(row));
    }
    if (cepstra.count() < kFewest)
        return std::nullopt;
    auto profile = cepstra.profile();
    profile.back() = pitch ? std::log2(pitch->median / 60) : std::numeric_limits<double>::quiet_NaN();
    return profile;
}

ProfileCentre::ProfileCentre(std::span<const SpectralProfile> all)
{
    m_deviation.fill(1);
    if (all.empty())
        return;
    centreOn(all);
    const auto far = farnesses(all);
    const auto limit = percentile(far, kSurelyOwn);
    std::vector<SpectralProfile> own;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (far[i] <= limit)
            own.push_back(all[i]);
    }
    centreOn(own);
    const auto [middle, deviation] = robustBelow(farnesses(all));
    m_usual = middle;
    m_spread = deviation;
}

void ProfileCentre::centreOn(std::span<const SpectralProfile> some)
{
    std::vector<float> values(some.size());
    for (std::size_t i = 0; i < m_middle.size(); ++i) {
        std::transform(some.begin(), some.end(), values.begin(),
                       [i](const auto& one) { return float(one[i]); });
        const auto [middle, deviation] = robust(values);
        m_middle[i] = middle;
        m_deviation[i] = deviation;
    }
}

std::vector<float> ProfileCentre::farnesses(std::span<const SpectralProfile> all) const
{
    std::vector<float> values;
    for (const auto& profile : all)
        values.push_back(float(farness(profile)));
    return values;
}

double ProfileCentre::farness(const SpectralProfile& profile) const
{
    double sum = 0;
    for (std::size_t i = 0; i < profile.size(); ++i) {
        const auto off = (profile[i] - m_middle[i]) / m_deviation[i];
        if (!std::isnan(off))
            sum += off * off * (i + 1 == profile.size() ? kPitchWeight : 1);
    }
    return std::sqrt(sum / (double(profile.size()) - 1 + kPitchWeight));
}

double ProfileCentre::distance(const SpectralProfile& profile) const
{
    return (farness(profile) - m_usual) / m_spread;
}

} // namespace understudy
