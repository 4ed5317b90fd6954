// Sounds made ready to be compared by ear: nothing but what they say apart may tell them apart. One rate, one
// length, one loudness; each begins where somebody begins to speak.
#pragma once

#include "core/audio/level_match.h"
#include "core/audio/waveform.h"
#include "core/base/result.h"

#include <vector>

namespace understudy {

enum class SharedLength
{
    Shortest, ///< the others are cut there, faded out
    Longest   ///< silence follows the others
};

struct MatchedSounds
{
    std::vector<Waveform> sounds; ///< as long and as loud as each other, gains applied
    LevelMatch match;
};

/// The lowest of the rates, but not below the studio's, nor above 48 kHz: what one has above it would tell.
/// Sounds of one length are taken for versions of one sound and stay as they lie; others are moved so that
/// speech begins after a tenth of a second. InvalidInput/SoundSilent (subject: the number of the sound, from
/// 0); NotFiniteSamples.
Result<MatchedSounds> matchSounds(std::vector<Waveform> sounds, SharedLength length);

/// The sound without what lies above `hertz`: an anchor, worse on purpose (ITU-R BS.1534-3: 3.5 kHz).
Waveform lowPassed(const Waveform& sound, double hertz = 3500);

} // namespace understudy
