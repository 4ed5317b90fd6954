// What ClipView shows: a clip, the sound around it and what was found on it. Plain values.
#pragma once

#include "core/audio/peaks.h"
#include "core/data/clips/clip.h"

#include <memory>
#include <vector>

namespace understudy {

/// The clip and some seconds on either side, mono.
struct ClipSound
{
    std::vector<float> samples;
    SampleRate rate = kStudioRate;
    Frames begin;      ///< of the recording, where the samples begin
    PeakPyramid peaks; ///< of the samples

    Frames length() const { return Frames(static_cast<std::int64_t>(samples.size())); }
};

/// Measures the peaks: a few milliseconds for half a minute. Runs on any thread.
ClipSound clipSound(std::vector<float> samples, SampleRate rate, Frames begin);

/// No edge comes nearer to the other one: what is shorter is no word.
inline constexpr Seconds kShortestClip{0.3};

/// Spans are in frames of the recording, whose rate is the sound's.
struct ClipContent
{
    /// Another finding of the recording, for the overview.
    struct Elsewhere
    {
        Frames at;
        Grade grade = Grade::Review;
    };

    int number = 0;
    Verdict verdict = Verdict::None;
    std::shared_ptr<const ClipSound> sound;       ///< none: nothing is loaded
    FrameSpan clip;                               ///< as it was cut: the ruler's 0 is its begin
    FrameSpan trim;                               ///< as it is wanted; may leave the clip, not the sound
    std::vector<Finding> findings;                ///< those with a place become marks
    std::vector<ClipWord> words;                  ///< in the clip
    std::shared_ptr<const PeakPyramid> recording; ///< of all of it; none yet: an empty strip
    Frames recordingLength;
    std::vector<Elsewhere> elsewhere;
};

/// Who chose the place: a hand that moves an edge sees where, a key is pressed when a word is already heard.
enum class SnapReach
{
    Hand, ///< 30 ms
    Key   ///< 240 ms to a pause of 120 ms or more, should nothing be quiet in 30
};

/// Where a cut near `at` is heard least: in what is quiet, the nearest within reach, else there; and of the
/// crossings of zero within 5 ms of that at the flattest (audio.md 1.5). In frames of `sound`.
Frames snappedCut(const ClipSound& sound, Frames at, SnapReach reach = SnapReach::Hand);

} // namespace understudy
