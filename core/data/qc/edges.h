// Whether a clip begins or ends inside a word: what its first and last moments have over its own noise floor.
#pragma once

#include "core/base/units.h"

#include <optional>
#include <span>

namespace understudy {

/// The loudest 20 ms within 60 ms of the edge, so that the gap inside a /t/ is no end; dB over the noise
/// floor of the clip (the mean of its 20 ms within 3 dB above the 10th percentile), which is taken as -90
/// dBFS or more.
struct Edges
{
    Decibels start, end;
};

/// None under 0.2 s.
std::optional<Edges> edgesOf(std::span<const float> mono, SampleRate rate);

} // namespace understudy
