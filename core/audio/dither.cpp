#include "core/audio/dither.h"

#include "core/base/contract.h"

#include <algorithm>
#include <cmath>

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
        const float noise = static_cast<float>(sum) * 0x1.0p-16F;
        const float scaled = std::clamp(in[i] * 32768.0F + noise, -32768.0F, 32767.0F);
        out[i] = static_cast<std::int16_t>(std::floor(scaled + 0.5F));
    }
}

} // namespace understudy
