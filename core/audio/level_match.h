// Gains that bring sounds to one loudness, so that who compares them does not prefer the louder one.
#pragma once

#include "core/audio/waveform.h"
#include "core/base/result.h"

#include <span>
#include <vector>

namespace understudy {

struct LevelMatch
{
    std::vector<Decibels> gains; ///< one for each sound
    Lufs loudness;               ///< of all of them with their gains
};

/// All to `wanted`, or, where a peak would then pass -1 dBFS, as much lower as keeps every one below it. The
/// integrated loudness of ITU-R BS.1770-4; a sound below 400 ms, which that does not measure, is measured as
/// if it were repeated. InvalidInput/SoundSilent (subject: the number of the sound, from 0) for one that is
/// silent. NotFiniteSamples.
Result<LevelMatch> matchLevels(std::span<const Waveform> sounds, Lufs wanted = Lufs(-19.0));

} // namespace understudy
