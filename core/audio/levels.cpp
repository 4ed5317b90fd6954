#include "core/audio/levels.h"

#include <bit>
#include <cstdint>

namespace understudy {

// Floats are looked at as bits: compilers vectorise integer reductions, but not float ones unless told to be
// careless.

bool allFinite(std::span<const float> samples)
{
    constexpr std::uint32_t kExponent = 0x7F800000;
    std::uint32_t found = 0;
    for (const float sample : samples)
        found |= (std::bit_cast<std::uint32_t>(sample) & kExponent) == kExponent ? 1U : 0U;
    return found == 0;
}

float samplePeak(std::span<const float> samples)
{
    std::int32_t highest = 0; // magnitudes order as their bits do
    for (const float sample : samples) {
        const auto bits = std::bit_cast<std::int32_t>(sample) & 0x7FFFFFFF;
        highest = bits > highest ? bits : highest;
    }
    return std::bit_cast<float>(highest);
}

} // namespace understudy
