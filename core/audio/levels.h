// Two questions asked of every block: is it finite, and how loud is its loudest sample? Both vectorise.
#pragma once

#include <span>

namespace understudy {

/// No NaN, no infinity.
bool allFinite(std::span<const float> samples);

/// Largest magnitude, 0 for an empty block. Samples are finite.
float samplePeak(std::span<const float> samples);

} // namespace understudy
