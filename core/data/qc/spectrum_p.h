// Power spectra for the measures of clips, by FFTW. Lengths of 2, 3 and 5 alone are fast.
#pragma once

#include "core/base/units.h"

#include <complex>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace understudy {

/// One transform of `size` samples, used by one thread.
class Transform
{
public:
    explicit Transform(std::size_t size);
    ~Transform();

    std::span<float> input();
    /// size / 2 + 1 bins of what stands in input(), unscaled; valid until the next call.
    std::span<const std::complex<float>> run();

private:
    struct Plan;
    std::unique_ptr<Plan> m_plan;
};

/// Rows of power, `bins` each; a row's sum is the mean square of its window.
struct PowerSpectra
{
    std::size_t bins = 0, rows = 0;
    double binHz = 0;
    std::vector<float> powers;

    std::span<const float> row(std::size_t at) const { return std::span(powers).subspan(at * bins, bins); }
    /// Sum of a row's bins in [from, to) Hz.
    double band(std::size_t at, double from, double to) const;
};

/// Hann windows of `window` samples every `hop`, row i from sample i * hop; none past the end.
PowerSpectra spectrogram(std::span<const float> mono, SampleRate rate, std::size_t window, std::size_t hop);

/// Mean squares of successive `frame` samples; a rest is left out.
std::vector<float> meanSquares(std::span<const float> mono, std::size_t frame);

/// The value below which `share` of them lie (nearest rank); at least one, no NaN.
double percentile(std::vector<float> values, double share);
/// In place: they are in another order afterwards.
double percentileIn(std::span<float> values, double share);

} // namespace understudy
