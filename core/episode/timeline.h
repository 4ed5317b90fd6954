// The timeline: which part of which take starts at which frame, after trims, pauses and level evening. A pure
// value, made from a plan; drawing, playing and mastering all use it.
#pragma once

#include "core/episode/plan.h"

#include <functional>
#include <memory>
#include <vector>

namespace understudy {

struct MixSettings
{
    double evenness = 0.5; ///< share of a line's deviation from its speaker's level that is taken out, 0 to 1
    Decibels maxLineGain{3};          ///< either way
    std::optional<Decibels> roomTone; ///< dBFS RMS, -80 to -50; none: digital silence between lines
    double highPassHz = 70;           ///< 0: off
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

/// `audioLength(path)` gives the length of an <audio> file at 24 kHz, 0 when it cannot be read.
Timeline buildTimeline(const EpisodePlan& plan, const MixSettings& settings,
                       const std::function<Frames(const std::filesystem::path&)>& audioLength);

/// Reads the mix: mono, 24 kHz, before loudness gain. One thread at a time.
class MixStream
{
public:
    /// `folder`: of the episode, against which files are resolved.
    MixStream(std::shared_ptr<const Timeline> timeline, std::filesystem::path folder, MixSettings settings,
              std::uint64_t seed);
    ~MixStream();
    MixStream(MixStream&&) noexcept;

    Frames position() const;
    void seek(Frames at);
    /// Fills `out` from position(); fewer frames only at the end. A missing, short or damaged take is
    /// TakeDamaged.
    Result<Frames> read(std::span<float> out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace understudy
