// How high a voice is and how far it moves: normalised autocorrelation of 50 ms at 8 kHz every 10 ms
// (Boersma, "Accurate short-term analysis of the fundamental frequency", IFA Proceedings 17, 1993), 60 to 400
// Hz.
#pragma once

#include "core/base/units.h"
#include "core/data/qc/clip_sound.h"

#include <optional>
#include <span>
#include <vector>

namespace understudy {

struct Pitch
{
    double median = 0, low = 0, high = 0; ///< Hz; low and high are the 5th and 95th percentile
    double semitones = 0;                 ///< from low to high
    double voiced = 0;                    ///< share of the clip's 10 ms steps, 0 to 1
};

/// A step an octave from the clip's median is heard again near it. None under 0.1 s of voice.
std::optional<Pitch> pitchOf(const MeasuredSound& sound);
inline std::optional<Pitch> pitchOf(std::span<const float> mono, SampleRate rate)
{
    return pitchOf(MeasuredSound(mono, rate));
}

struct PitchPoint
{
    Seconds at;
    double hertz = 0;
};
/// For drawing: each voiced step of 10 ms.
std::vector<PitchPoint> pitchCurve(std::span<const float> mono, SampleRate rate);

} // namespace understudy
