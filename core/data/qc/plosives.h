// Blasts of air on a microphone: 20 to 120 Hz rises suddenly over what the voice has at 200 to 3600 Hz, and
// about as high as the loud speech or higher, for 10 to 200 ms (audio.md 2.7). Fainter ones are any voice's
// /p/ and /b/.
#pragma once

#include "core/base/units.h"
#include "core/data/qc/clip_sound.h"

#include <span>
#include <vector>

namespace understudy {

struct Plosive
{
    Frames place, length;
    Decibels over;  ///< most of the blast over the voice at the same time
    Decibels level; ///< most of the blast over the clip's loud speech (90th percentile of 20 ms)
};

/// In order, disjoint. A clip under 0.2 s has none.
std::vector<Plosive> plosivesIn(const MeasuredSound& sound);
inline std::vector<Plosive> plosivesIn(std::span<const float> mono, SampleRate rate)
{
    return plosivesIn(MeasuredSound(mono, rate));
}

} // namespace understudy
