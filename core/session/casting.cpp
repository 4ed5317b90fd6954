#include "core/session/casting.h"

#include "core/text/front_matter.h"
#include "core/text/speaker_name.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

using Cast = std::vector<std::pair<std::string, VoiceId>>; // speaker, voice

Result<void> checkVoice(const VoiceId& voice, std::span<const VoiceInfo> voices)
{
    if (std::ranges::find(voices, voice, &VoiceInfo::id) != voices.end())
        return {};
    std::string known;
    for (const auto& info : voices)
        known += (known.empty() ? "" : ", ") + info.id.value;
    return fail(Code::NotFound, Reason::VoiceUnknown, voice.value, std::move(known));
}

Result<void> assign(Cast& cast, const Casting& casting)
{
    const auto wanted = foldedName(casting.speaker);
    bool isFound = false;
    for (auto& [speaker, voice] : cast) {
        if (!wanted.empty() && foldedName(speaker) != wanted)
            continue;
        voice = casting.voice;
        isFound = true;
    }
    if (isFound)
        return {};
    std::string known;
    for (const auto& [speaker, voice] : cast)
        known += (known.empty() ? "" : ", ") + speaker;
    return fail(Code::NotFound, Reason::SpeakerUnknown, casting.speaker, std::move(known));
}

} // namespace

Result<std::string> recast(std::string text, ScriptNotation notation, std::span<const Casting> castings,
                           std::span<const VoiceInfo> voices)
{
    if (castings.empty())
        return text;
    const auto reading = readScript(text, notation);
    const auto& before = reading.script.header.voices;
    auto cast = before;
    for (const auto& casting : castings) {
        UNDERSTUDY_CHECK(checkVoice(casting.voice, voices));
        UNDERSTUDY_CHECK(assign(cast, casting));
    }
    // Once it names one voice, a script has to name them all.
    const bool areGiven = std::ranges::find(reading.problems, ProblemKind::VoicesAssigned, &Problem::kind) !=
                          reading.problems.end();
    for (std::size_t i = 0; i < cast.size(); ++i) {
        if (cast[i] == before[i] && !areGiven)
            continue; // as it is written
        const std::array<std::string, 2> key{"voices", cast[i].first};
        UNDERSTUDY_TRY(const auto edit, setFrontMatterValue(text, key, cast[i].second.value));
        text.replace(edit.begin, edit.end - edit.begin, edit.replacement);
    }
    return text;
}

} // namespace understudy
