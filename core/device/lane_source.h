// Sounds of one rate, side by side, for who compares them: each is a lane of the player.
#pragma once

#include "core/audio/waveform.h"
#include "core/device/pcm_source.h"

#include <memory>
#include <vector>

namespace understudy {

class LaneSource final : public PcmSource
{
public:
    using Sound = std::shared_ptr<const Waveform>;

    /// One to kMostLanes, of one rate; one may be in several lanes. As long as the longest: silence follows
    /// the others.
    explicit LaneSource(std::vector<Sound> sounds);

    SampleRate rate() const override { return m_sounds.front()->rate; }
    int lanes() const override { return static_cast<int>(m_sounds.size()); }
    Frames length() const override { return m_length; }
    Result<ReadResult> read(Frames at, std::span<float> out) override;

private:
    const std::vector<Sound> m_sounds;
    Frames m_length;
};

} // namespace understudy
