// Takes a click out of a sound: what it covers is foretold by the sound around it (least-squares
// interpolation of an autoregressive process: Janssen, Veldhuis and Vries, 1986; Godsill and Rayner, Digital
// Audio Restoration, 1998, ch. 5).
#pragma once

#include "core/base/units.h"

#include <cstddef>
#include <span>

namespace understudy {

/// How much of a sound on either side of a click removeClick() wants to hear.
inline constexpr Seconds kAroundClick{0.03};

/// What was written anew; empty: there was nothing to mend.
struct MendedSpan
{
    std::size_t begin = 0, end = 0;
    std::size_t length() const { return end - begin; }
};

/// Looks within 4 ms of `place` for what neither the samples before it nor those behind it foretell, and
/// interpolates that, at most 8 ms. Every other sample stays as it is.
MendedSpan removeClick(std::span<float> sound, std::size_t place, SampleRate rate);

} // namespace understudy
