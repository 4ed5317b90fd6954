// A source that measures what goes through it, so that the meters show the loudness of what is heard.
#pragma once

#include "core/audio/loudness.h"
#include "core/device/pcm_source.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace understudy {

struct HeardLevels
{
    std::optional<Lufs> momentary, shortTerm;
    bool operator==(const HeardLevels&) const = default;
};

/// read() is the player's feeder; levelsAt() any thread.
class LevelTap final : public PcmSource
{
public:
    explicit LevelTap(std::shared_ptr<PcmSource> inner);

    SampleRate rate() const override { return m_inner->rate(); }
    Frames length() const override { return m_inner->length(); }
    Result<ReadResult> read(Frames at, std::span<float> out) override;

    /// Momentary and short-term as of `position`; none where nothing was read lately.
    HeardLevels levelsAt(Frames position) const;

private:
    struct Reading
    {
        Frames end;
        HeardLevels levels;
    };
    LoudnessMeter makeMeter() const;
    void measure(Frames at, std::span<const float> samples);

    std::shared_ptr<PcmSource> m_inner;
    LoudnessMeter m_meter; // feeder
    Frames m_next{-1};     // feeder: where the meter's signal goes on
    mutable std::mutex m_mutex;
    std::deque<Reading> m_readings; // under m_mutex
};

} // namespace understudy
