// Room tone: quiet, band-limited noise in which every frame is a function of seed and position, so that a
// seek hears what a run through hears.
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <span>
#include <vector>

namespace understudy {

class RoomTone
{
public:
    /// `level`: dBFS RMS.
    RoomTone(Decibels level, std::uint64_t seed);

    /// Adds the noise of frames [at, at + samples.size()).
    void addTo(std::span<float> samples, Frames at);

private:
    float m_gain;
    std::uint64_t m_seed;
    std::vector<float> m_white;
};

} // namespace understudy
