// How long a room goes on after the voice, guessed from the ends of words before pauses (audio.md 2.9): the
// fall of 0.5 to 4 kHz from 5 to 25 dB below the last loud moment. Ranks recordings; a voice's own fall
// limits it to 0.1-0.2 s.
#pragma once

#include "core/base/units.h"

#include <optional>
#include <span>

namespace understudy {

struct Reverberation
{
    Seconds decay;  ///< by 60 dB at the slope of the faster ends (20th percentile)
    int places = 0; ///< ends of words that it was taken from, at least 1
};

/// None where no pause of 0.15 s is 30 dB below the speech before it.
std::optional<Reverberation> reverberationOf(std::span<const float> mono, SampleRate rate);

} // namespace understudy
