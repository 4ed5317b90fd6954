#include "core/device/lane_source.h"

#include "core/base/contract.h"

#include <algorithm>

namespace understudy {

LaneSource::LaneSource(std::vector<Sound> sounds) : m_sounds(std::move(sounds))
{
    UNDERSTUDY_ASSERT(!m_sounds.empty() && m_sounds.size() <= std::size_t(kMostLanes));
    for (const auto& sound : m_sounds) {
        UNDERSTUDY_ASSERT(sound->rate == m_sounds.front()->rate);
        m_length = std::max(m_length, sound->length());
    }
}

Result<ReadResult> LaneSource::read(Frames at, std::span<float> out)
{
    if (at >= m_length)
        return ReadResult{};
    const auto lanes = m_sounds.size();
    const auto frames = std::min(out.size() / lanes, static_cast<std::size_t>((m_length - at).value));
    const auto from = static_cast<std::size_t>(at.value);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const auto& samples = m_sounds[lane]->samples;
        for (std::size_t i = 0; i < frames; ++i)
            out[i * lanes + lane] = from + i < samples.size() ? samples[from + i] : 0.0F;
    }
    return ReadResult{frames, ReadState::Given, {}};
}

} // namespace understudy
