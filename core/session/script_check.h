// A script as the session sees it: read, and its voices looked up among those there are.
#pragma once

#include "core/synth/voice_engine.h"
#include "core/text/script_reader.h"

#include <filesystem>

namespace understudy {

/// By the file's ending, .md or .json; without one of these by the text.
ScriptNotation notationOf(const std::filesystem::path& file, std::string_view text);

/// readScript(), with an UnknownVoice problem for each speaker whose voice is not among `voices`, and
/// an UnknownAnchor problem for each clip that a speaker's trained voice does not have.
ScriptReading checkScript(std::string_view bytes, ScriptNotation notation, std::span<const VoiceInfo> voices);

} // namespace understudy
