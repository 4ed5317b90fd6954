// What the player reads from: sound by position, some of which may still be in the making; of one lane, or of
// several that run side by side, of which one is heard.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <cstddef>
#include <span>

namespace understudy {

enum class ReadState
{
    Given,   ///< `frames` >= 1 samples were written
    Waiting, ///< nothing there yet; ask again later
    Nothing, ///< nothing there, nor will be: go on at `next`
    End,     ///< the position is at or after the end
};

struct ReadResult
{
    std::size_t frames = 0;
    ReadState state = ReadState::End;
    Frames next; ///< Nothing only; after the position asked for
};

inline constexpr int kMostLanes = 10;

/// Thread-safe: the player's feeder reads while others ask for the length, or go on making it.
class PcmSource
{
public:
    virtual ~PcmSource() = default;

    virtual SampleRate rate() const = 0;    ///< never changes
    virtual int lanes() const { return 1; } ///< never changes; at most kMostLanes
    virtual Frames length() const = 0;      ///< so far as known; may grow

    /// Copies samples from `at` (>= 0) on into `out`, [frames, lanes()], up to its end. Must not wait for
    /// what is still being made. An error stops playback and is shown.
    virtual Result<ReadResult> read(Frames at, std::span<float> out) = 0;
};

} // namespace understudy
