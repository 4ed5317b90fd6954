// How far speech stands above what is heard between the words (audio.md 2.3, pause-based).
#pragma once

#include "core/base/units.h"

#include <optional>
#include <span>

namespace understudy {

struct SignalToNoise
{
    Decibels noise;  ///< dBFS RMS between the words; -infinity for digital silence
    Decibels speech; ///< dBFS RMS where somebody speaks, noise included
    Decibels ratio;  ///< of speech alone to noise; infinity over digital silence
};

/// From the mean squares of successive 20 ms. None where fewer than ten are given or nobody speaks: nothing
/// stands 6 dB above the rest.
std::optional<SignalToNoise> signalToNoise(std::span<const float> powers);

} // namespace understudy
