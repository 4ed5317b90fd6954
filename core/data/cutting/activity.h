// Where somebody speaks in a recording, by energy alone: frames of 10 ms against a floor that follows the
// room. Recommended in audio.md 1.5 and 2.4; hysteresis as energy detectors have it since Rabiner and Sambur,
// 1975.
#pragma once

#include "core/audio/filters.h"
#include "core/base/units.h"
#include "core/data/frame_span.h"

#include <cstdint>
#include <span>
#include <vector>

namespace understudy {

struct Pause
{
    FrameSpan span;
    Frames quietest; ///< middle of its quietest 20 ms
    Decibels depth;  ///< of its mean below the speech around it; at least 0
};

struct SpeechActivity
{
    SampleRate rate;
    Frames length;             ///< of the recording
    std::vector<Pause> pauses; ///< in order, disjoint; where nobody speaks for at least kShortestPause
    std::vector<float> levels; ///< dBFS RMS of every 10 ms above 100 Hz, of 20 ms smoothing; -100 at least

    /// What lies between the pauses.
    std::vector<FrameSpan> speech() const;
    /// From the first of it in `span` to the last; empty, at its begin, where nobody speaks there.
    FrameSpan speechIn(FrameSpan span) const;
};

inline constexpr Seconds kShortestPause{0.12};

/// Takes a recording block by block; keeps four bytes per 10 ms, 9 MB for six hours, and twice that while it
/// finishes.
class ActivityMeter
{
public:
    explicit ActivityMeter(SampleRate rate);

    /// Mono, finite.
    void add(std::span<const float> mono);
    /// Once, at the end.
    SpeechActivity finish();

private:
    SampleRate m_rate;
    HighPass m_highPass;        // hum and rumble are not speech
    std::vector<float> m_block; // filtered; what fills no frame yet
    std::int64_t m_position = 0;
    std::vector<float> m_powers; // of frames
};

} // namespace understudy
