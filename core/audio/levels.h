// Questions asked of every block: is it finite, how loud is its loudest sample, how much is it together? All
// vectorise.
#pragma once

#include <span>

namespace understudy {

/// No NaN, no infinity.
bool allFinite(std::span<const float> samples);

/// Largest magnitude, 0 for an empty block. Samples are finite.
float samplePeak(std::span<const float> samples);

/// Sum of squares, and of the samples themselves; in an order of their own, the same on every machine.
double energyOf(std::span<const float> samples);
double sumOf(std::span<const float> samples);

} // namespace understudy
