// Samples as a dataset's files keep them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace understudy {

/// Full scale 1.0 to 16 bit, rounded, clamped; what a 16-bit file gave comes back bit for bit.
inline std::vector<std::int16_t> pcmOf(std::span<const float> sound)
{
    std::vector<std::int16_t> pcm;
    pcm.reserve(sound.size());
    for (const float sample : sound)
        pcm.push_back(std::int16_t(std::clamp(std::lrintf(sample * 32768.0F), -32768L, 32767L)));
    return pcm;
}

} // namespace understudy
