// Where a sound ends upwards and how hard (audio.md 2.10): telephones, upsampled files and lossy codecs leave
// an edge. Measure the original: a resampler's own filter is an edge too.
#pragma once

#include "core/base/units.h"

#include <optional>
#include <span>

namespace understudy {

struct Bandwidth
{
    double edge = 0;    ///< Hz: the highest within 50 dB of the most that 0.3 to 3 kHz has
    Decibels steepness; ///< level 500 Hz below the edge over that 500 Hz above; past half the rate, the last
                        ///< there is
};

/// Of the louder 40 % of windows of 40 ms. None under 0.2 s, for silence, and at rates below 8 kHz.
std::optional<Bandwidth> bandwidthOf(std::span<const float> mono, SampleRate rate);

} // namespace understudy
