#include "core/audio/dither.h"

#include "core/base/contract.h"

#include <algorithm>

namespace understudy {

namespace {

/// Keeps this stream apart from others drawn from the same seed ("DITH").
constexpr std::uint64_t kStream = 0x44495448;

} // namespace

Ditherer::Ditherer(std::uint64_t seed) : m_random(seed, kStream) {}

void Ditherer::quantise(std::span<const float> in, std::span<std::int16_t> out)
{
    UNDERSTUDY_ASSERT(in.size() == out.size());
    for (std::size_t i = 0; i < in.size(); ++i) {
        const auto word = m_random.next();
        // Two halves of one word, in steps of 2^-16 LSB: their sum is triangular over +-1 LSB with mean zero.
        const auto sum = static_cast<int>(word >> 16) + static_cast<int>(word & 0xFFFF) - 0xFFFF;
        // Shifted above zero, cutting off the fraction rounds half up; a float could not hold fraction and
        // sample.
        const double shifted = in[i] * 32768.0 + sum * 0x1p-16 + 32768.5;
        out[i] = static_cast<std::int16_t>(static_cast<int>(std::clamp(shifted, 0.0, 65535.0)) - 32768);
    }
}

} // namespace understudy
