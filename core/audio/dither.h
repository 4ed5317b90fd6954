// The last step to 16 bits: TPDF dither of +-1 LSB from counter-based random numbers, so that a seed and a
// position give the same sample whatever the block sizes were.
#pragma once

#include "core/base/random.h"

#include <cstdint>
#include <span>

namespace understudy {

class Ditherer
{
public:
    explicit Ditherer(std::uint64_t seed);

    /// As many samples out as in. 1.0 is 32768, clamped; samples are finite.
    void quantise(std::span<const float> in, std::span<std::int16_t> out);

private:
    RandomStream m_random;
};

} // namespace understudy
