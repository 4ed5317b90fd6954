// Where speech begins and ends in a take, so that scripted pauses are measured between words, not between
// files.
#pragma once

#include "core/base/units.h"

#include <optional>
#include <span>

namespace understudy {

struct SpeechBounds
{
    Frames begin; ///< first frame to keep
    Frames end;   ///< one past the last
};

/// Thresholds follow the take's own level; a little margin is kept on both sides. Empty when the take is
/// silent.
std::optional<SpeechBounds> speechBounds(std::span<const float> samples, SampleRate rate);

} // namespace understudy
