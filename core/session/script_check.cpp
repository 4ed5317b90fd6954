#include "core/session/script_check.h"

#include <algorithm>
#include <iterator>

namespace understudy {

namespace {

Problem unknownVoice(std::string_view bytes, const std::string& speaker, const VoiceId& voice,
                     std::span<const VoiceInfo> voices)
{
    Problem problem;
    problem.kind = ProblemKind::UnknownVoice;
    // The model keeps no positions of the header; a voice's name is rarely written anywhere else first.
    if (const auto at = bytes.find(voice.value); at != std::string_view::npos) {
        problem.begin = at;
        problem.end = at + voice.value.size();
        problem.position = LineIndex(bytes).position(at);
    }
    problem.subject = speaker;
    problem.found = voice.value;
    std::ranges::transform(voices, std::back_inserter(problem.allowed),
                           [](const auto& v) { return v.id.value; });
    return problem;
}

} // namespace

ScriptReading checkScript(std::string_view bytes, ScriptNotation notation, std::span<const VoiceInfo> voices)
{
    auto reading = readScript(bytes, notation);
    for (const auto& [speaker, voice] : reading.script.header.voices)
        if (std::ranges::find(voices, voice, &VoiceInfo::id) == voices.end())
            reading.problems.push_back(unknownVoice(bytes, speaker, voice, voices));
    std::ranges::stable_sort(reading.problems, {}, &Problem::begin);
    return reading;
}

} // namespace understudy
