// Giving voices to the speakers of a script.
#pragma once

#include "core/base/result.h"
#include "core/synth/voice_engine.h"
#include "core/text/script_reader.h"

#include <span>
#include <string>

namespace understudy {

/// Who is to speak with which voice.
struct Casting
{
    std::string speaker; ///< empty: every speaker
    VoiceId voice;
};

/// The script's text with the voices in its front matter changed, in order; comments and the rest stay. Voices that
/// reading gave by itself are written down too: a script names all of its voices or none. VoiceUnknown (not among
/// `voices`), SpeakerUnknown, ScriptHasProblems (the front matter cannot be read).
Result<std::string> recast(std::string text, ScriptNotation notation, std::span<const Casting> castings,
                           std::span<const VoiceInfo> voices);

} // namespace understudy
