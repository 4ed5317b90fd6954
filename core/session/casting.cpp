#include "core/session/casting.h"

#include "core/text/front_matter.h"

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
    bool isFound = false;
    for (auto& [speaker, voice] : cast) {
        if (!casting.speaker.empty() && speaker != casting.speaker)
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
    auto cast = readScript(text, notation).script.header.voices;
    for (const auto& casting : castings) {
        UNDERSTUDY_CHECK(checkVoice(casting.voice, voices));
        UNDERSTUDY_CHECK(assign(cast, casting));
    }
    for (const auto& [speaker, voice] : cast) {
        const std::array<std::string, 2> key{"voices", speaker};
        UNDERSTUDY_TRY(const auto edit, setFrontMatterValue(text, key, voice.value));
        text.replace(edit.begin, edit.end - edit.begin, edit.replacement);
    }
    return text;
}

} // namespace understudy
