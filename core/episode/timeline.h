// The timeline: which part of which take starts at which frame, after trims, pauses and level evening. A pure
// value, made from a plan; drawing, playing and mastering all use it.
#pragma once

#include "core/episode/plan.h"

#include <functional>
#include <vector>

namespace understudy {

struct MixSettings
{
    double evenness = 0.5; ///< share of a line's deviation from its speaker's level that is taken out, 0 to 1
    Decibels maxLineGain{3};               ///< either way
    std::optional<Decibels> roomTone = {}; ///< dBFS RMS, -80 to -50; none: digital silence between lines
    double highPassHz = 70;                ///< 0: off
    bool operator==(const MixSettings&) const = default;
};

/// One line or one <audio> file on the timeline.
struct Segment
{
    LineId line;                ///< empty for <audio>
    std::size_t lineIndex = 0;  ///< in the plan
    Frames start;               ///< of what is heard
    Frames length;              ///< estimated when `file` is empty
    std::filesystem::path file; ///< relative to the episode's folder; empty: not rendered
    Frames fileBegin;           ///< first frame taken from the file, at 24 kHz
    Decibels gain;              ///< evening, or the cue's own
    Milliseconds fade{10};      ///< at both edges
};

struct Timeline
{
    std::vector<Segment> segments;                     ///< by start, not overlapping
    std::vector<Frames> sectionStarts;                 ///< as many as the plan's sections
    std::vector<std::pair<Frames, std::string>> marks; ///< <mark> names and chapter marks
    Frames length;
    bool isComplete = false; ///< every line has a take

    /// Index of the segment at or before `at`, or npos when there is none.
    std::size_t segmentAt(Frames at) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// `audioLength(path)` gives the length of an <audio> file, as audioFileLength() does; the path is the cue's
/// own. A cue without length keeps its place, so that a master can tell that it is missing.
Timeline buildTimeline(const EpisodePlan& plan, const MixSettings& settings,
                       const std::function<Frames(const std::filesystem::path&)>& audioLength);

/// Length of any audio file at 24 kHz; 0 when it cannot be read. Formats that do not tell are read to the
/// end.
Frames audioFileLength(const std::filesystem::path& file);

} // namespace understudy
