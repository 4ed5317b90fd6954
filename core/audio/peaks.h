// Minima, maxima and RMS of a long signal at every zoom, for drawing. Grows as the signal does and can be
// asked at any time; takes about an eighth of a byte per frame (32 MB for three hours at 24 kHz).
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

namespace understudy {

class PeakPyramid
{
public:
    /// The grain: a column narrower than this shows the whole grain it lies in.
    static constexpr int kGrain = 64;

    /// One pixel column; values clamped to [-1, 1] and kept to 1/32767.
    struct Column
    {
        float min = 0;
        float max = 0;
        float rms = 0;
    };

    /// Mono, appended.
    void add(std::span<const float> samples);
    Frames length() const { return m_length; }

    /// `count` columns of equal width over [begin, end); zero where there is no signal (yet).
    std::vector<Column> columns(Frames begin, Frames end, int count) const;

private:
    struct Bucket
    {
        std::int16_t min = 0;
        std::int16_t max = 0;
        std::uint16_t rms = 0; ///< of 65535
    };
    struct Sum;

    void closeGrain();
    void cascade();
    Sum sumOver(std::int64_t firstGrain, std::int64_t lastGrain) const;

    std::vector<std::vector<Bucket>>
        m_levels; ///< m_levels[k]: buckets of kGrain * 4^k frames, complete ones only
    Frames m_length;
    // The grain being filled.
    float m_min = 0;
    float m_max = 0;
    double m_squares = 0;
    int m_filled = 0;
};

/// Of a whole file, mixed down; of one that was cut off what there is. Errors as AudioReader::open() and
/// read(); Cancelled soon after a stop.
Result<PeakPyramid> readPeaks(const std::filesystem::path& path, const std::stop_token& stop = {});

} // namespace understudy
