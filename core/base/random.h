// Counter-based random numbers: Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11).
// The n-th number of a stream needs no state before it, so order, batch and resume change nothing.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace understudy {

/// Four words for one counter under one key.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// Numbers of one (seed, stream), in order. Copying copies the position.
class RandomStream
{
public:
    RandomStream(std::uint64_t seed, std::uint64_t stream) : m_seed(seed), m_stream(stream) {}

    std::uint32_t next();
    /// In [0, 1), 24 bits.
    float uniform() { return static_cast<float>(next() >> 8) * 0x1.0p-24F; }
    /// In [0, count), for counts far below 2^32.
    std::uint32_t below(std::uint32_t count)
    {
        return static_cast<std::uint32_t>(std::uint64_t{next()} * count >> 32U);
    }

private:
    std::uint64_t m_seed;
    std::uint64_t m_stream;
    std::uint64_t m_block = 0;
    std::array<std::uint32_t, 4> m_words{};
    int m_left = 0;
};

/// Fisher and Yates; the modulo's bias is 1 in 10 million for lists of hundreds.
template<typename T>
void shuffle(std::vector<T>& things, RandomStream& numbers)
{
    for (std::size_t left = things.size(); left > 1; --left)
        std::swap(things[left - 1], things[numbers.next() % left]);
}

} // namespace understudy
