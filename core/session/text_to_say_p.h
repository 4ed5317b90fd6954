// A text that is said by itself: read as a script's text is, with tags, and spoken line by line.
#pragma once

#include "core/session/voice_service.h"
#include "core/text/lines.h"

#include <functional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace understudy {

/// Positions of problems are those in `text`.
ScriptReading readTextToSay(std::string_view text);

/// ScriptHasProblems (detail: how many), ScriptEmpty.
Result<std::vector<ScriptLine>> linesToSay(std::string_view text);

/// Gives `take` the samples at the engine's rate, with pauses; its error ends the speech. As linesToSay and
/// VoiceEngine::speak.
Result<void> sayText(VoiceEngine& engine, const SayRequest& request, const std::stop_token& stop,
                     const std::function<Result<void>(std::span<const float>)>& take,
                     const std::function<void(std::size_t done, std::size_t all)>& report);

} // namespace understudy
