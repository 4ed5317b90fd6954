#include "core/base/random.h"

namespace understudy {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key)
{
    // Multipliers and Weyl constants of Philox4x32 (Random123 1.14, philox.h).
    for (int round = 0; round < 10; ++round) {
        const auto a = std::uint64_t{0xD2511F53} * counter[0];
        const auto b = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
    return counter;
}

std::uint32_t RandomStream::next()
{
    if (m_left == 0) {
        m_words = philox({static_cast<std::uint32_t>(m_block), static_cast<std::uint32_t>(m_block >> 32),
                          static_cast<std::uint32_t>(m_stream), static_cast<std::uint32_t>(m_stream >> 32)},
                         {static_cast<std::uint32_t>(m_seed), static_cast<std::uint32_t>(m_seed >> 32)});
        ++m_block;
        m_left = 4;
    }
    return m_words[static_cast<std::size_t>(4 - m_left--)];
}

} // namespace understudy
