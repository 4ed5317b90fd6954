// Bursts of noise between or under words: all of 0.4 to 6.8 kHz stands near the level of speech at once for
// 0.1 s or more. A vowel leaves the top of that empty, a hissing consonant its bottom, and a plosive is
// shorter.
#pragma once

#include "core/base/units.h"
#include "core/data/qc/clip_sound.h"

#include <span>
#include <vector>

namespace understudy {

struct NoiseBurst
{
    Frames place, length;
    /// Of the noise, were it white, to the mean of the clip's speech; from its weakest band. At least -14.
    Decibels toSpeech;
};

/// In order, disjoint. None under 0.3 s, at rates below 14 kHz, and where most of the clip is as noisy: that
/// is its noise floor.
std::vector<NoiseBurst> noiseBurstsIn(const MeasuredSound& sound);
inline std::vector<NoiseBurst> noiseBurstsIn(std::span<const float> mono, SampleRate rate)
{
    return noiseBurstsIn(MeasuredSound(mono, rate));
}

} // namespace understudy
