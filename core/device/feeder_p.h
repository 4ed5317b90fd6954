// Fills a Playout from a source: resamples, joins a loop's ends and a changed source by a short crossfade,
// and notes which source frame each sample was.
#pragma once

#include "core/audio/resampler.h"
#include "core/device/pcm_source.h"
#include "core/device/player.h"
#include "core/device/playout_p.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace understudy {

/// Which source frame a sample of the playout was. A value: the player hands out a copy.
class PositionMap
{
public:
    PositionMap() = default;
    /// Sample number `played` of the playout is source frame `at`.
    PositionMap(std::int64_t played, Frames at, double sourcePerDevice);

    /// From the `fed`-th source frame on, the source goes on at `at`.
    void jump(std::int64_t fed, Frames at);
    Frames at(std::int64_t played) const;

private:
    struct Stretch // of source frames played in a row
    {
        std::int64_t fed = 0; // counted in source frames since the start
        Frames at;
    };

    std::int64_t m_start = 0;
    double m_sourcePerDevice = 1;
    std::deque<Stretch> m_stretches{Stretch{}}; // oldest first, never empty
};

/// Used by one thread; only the Playout is shared with the audio thread.
class Feeder
{
public:
    enum class Fed
    {
        Enough,
        Waiting,
        Complete
    };

    explicit Feeder(Playout& playout) : m_playout(&playout) {}

    /// Begins at `at`. The playout is empty, and `deviceRate` is that of the device.
    void restart(std::shared_ptr<PcmSource> source, Frames at, SampleRate deviceRate);
    /// Goes on in `source`, of the same rate and lanes, where the feeding stands.
    void replaceSource(std::shared_ptr<PcmSource> source);
    void setLoop(std::optional<FrameRange> loop) { m_loop = loop; }
    /// Reads until the playout is full, the source has no more for now, or the end.
    Result<Fed> feed();

    bool isComplete() const { return m_fed == Fed::Complete; }
    const PositionMap& positions() const { return m_positions; }

private:
    struct Join // what is left of the sound before a jump, faded into the sound after it
    {
        std::shared_ptr<PcmSource> source;
        Frames at;
        std::size_t done = 0;
    };

    Result<ReadState> readBlock();
    Result<void> mixJoin();
    void resample(bool isLast);
    bool jumpToLoopStart();
    bool isInLoop() const;

    Playout* const m_playout;
    std::shared_ptr<PcmSource> m_source;
    std::optional<FrameRange> m_loop;
    std::size_t m_lanes = 1;
    std::vector<Resampler> m_resamplers; // one for each lane: the same steps, so they stay side by side
    PositionMap m_positions;
    Frames m_at; // read next
    std::int64_t m_fedFrames = 0;
    std::optional<Join> m_join;
    // [frames, lanes]
    std::vector<float> m_block;     // from the source
    std::vector<float> m_tail;      // from the join's source
    std::vector<float> m_resampled; // not yet in the playout
    std::vector<float> m_lane, m_laneOut;
    bool m_isAtEnd = false;
    Fed m_fed = Fed::Enough;
};

} // namespace understudy
