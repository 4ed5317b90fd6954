// What the lines of an evaluation say together, of a voice or of the talent's own clips.
#pragma once

#include "core/measure/evaluation/measured_line.h"

#include <span>

namespace understudy {

/// Of one figure over all lines that have it.
struct Spread
{
    double mean = 0;
    double low = 0, high = 0; ///< 5th and 95th percentile
    int count = 0;
};

/// Errors of all lines together, never a mean of rates, with the interval of bootstrapRate.
struct PooledRate
{
    ErrorCounts counts;
    double rate = 0;
    RateInterval interval;
};

struct VoiceFigures
{
    int lines = 0;
    Seconds length;
    std::optional<PooledRate> words, characters; ///< of the lines that were heard
    std::optional<Spread> similarity, loudness, noise, pitch, pitchRange, rate;
    std::optional<double> speed; ///< seconds of sound for each that synthesis took
};

/// Clips of one recording are drawn together for the intervals; each synthesised line by itself.
VoiceFigures figuresOf(std::span<const MeasuredLine> lines);

} // namespace understudy
