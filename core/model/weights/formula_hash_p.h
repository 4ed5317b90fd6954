// The numbers behind weights that a formula gives: a stream for a text, and its values by their place.
#pragma once

#include <cstdint>
#include <string_view>

namespace understudy {

/// FNV-1a, 64 bits.
inline std::uint64_t fnv1a(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text)
        hash = (hash ^ std::uint8_t(c)) * 1099511628211U;
    return hash;
}

/// Value number `index` of a stream: splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014), of which 24 bits are used.
inline std::uint32_t formulaBits(std::uint64_t stream, std::uint64_t index)
{
    auto z = stream + (index + 1) * 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return std::uint32_t((z ^ (z >> 31U)) >> 40U);
}

} // namespace understudy
