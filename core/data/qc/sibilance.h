// How sharp the hissing consonants are: 5 to 9 kHz against 0.3 to 4 kHz in 20 ms of speech where the former
// has more (audio.md 2.8). Compare clips of one sample rate: below 18 kHz the upper band ends at half the
// rate.
#pragma once

#include "core/base/units.h"
#include "core/data/qc/clip_sound.h"

#include <optional>
#include <span>

namespace understudy {

/// 95th percentile of the ratio, at least 0 dB. None where nothing hisses or the rate is below 12 kHz.
std::optional<Decibels> sibilanceOf(const MeasuredSound& sound);
inline std::optional<Decibels> sibilanceOf(std::span<const float> mono, SampleRate rate)
{
    return sibilanceOf(MeasuredSound(mono, rate));
}

} // namespace understudy
