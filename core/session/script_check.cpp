#include "core/session/script_check.h"

#include <algorithm>
#include <iterator>
#include <map>

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

/// Looks for clips that a trained voice does not have.
class AnchorCheck
{
public:
    AnchorCheck(std::string_view bytes, ScriptReading& reading, std::span<const VoiceInfo> voices)
        : m_bytes(bytes), m_index(bytes), m_reading(reading)
    {
        for (const auto& [speaker, id] : reading.script.header.voices)
            if (const auto voice = std::ranges::find(voices, id, &VoiceInfo::id);
                voice != voices.end() && voice->kind == VoiceKind::Cloned)
                m_anchors.emplace(speaker, voice->anchors);
    }

    void run()
    {
        const auto header = std::min(m_bytes.find("anchors"), m_bytes.size());
        for (const auto& [speaker, clip] : m_reading.script.header.anchors)
            check(speaker, clip, {std::min(m_bytes.find(clip, header), m_bytes.size()), 0});
        for (const auto& section : m_reading.script.sections)
            for (const auto& block : section.blocks)
                if (const auto* paragraph = std::get_if<Paragraph>(&block))
                    checkParagraph(*paragraph);
    }

private:
    /// A turn's clip is told once, where it is written.
    void checkParagraph(const Paragraph& paragraph)
    {
        if (paragraph.anchorSource.end > 0)
            check(paragraph.speaker, paragraph.anchor, paragraph.anchorSource);
    }

    void check(const std::string& speaker, const std::string& clip, SourceSpan at)
    {
        const auto known = m_anchors.find(speaker);
        if (clip.empty() || known == m_anchors.end() || std::ranges::count(known->second, clip) > 0)
            return;
        Problem problem;
        problem.kind = ProblemKind::UnknownAnchor;
        problem.begin = at.begin;
        problem.end = std::max(at.end, std::min(at.begin + clip.size(), m_bytes.size()));
        problem.position = m_index.position(at.begin);
        problem.subject = speaker;
        problem.found = clip;
        problem.allowed = known->second;
        m_reading.problems.push_back(std::move(problem));
    }

    std::string_view m_bytes;
    LineIndex m_index;
    ScriptReading& m_reading;
    std::map<std::string, std::vector<std::string>> m_anchors; // speaker with a trained voice -> its clips
};

} // namespace

ScriptNotation notationOf(const std::filesystem::path& file, std::string_view text)
{
    const auto extension = file.extension();
    if (extension == ".json" || extension == ".md")
        return extension == ".json" ? ScriptNotation::Json : ScriptNotation::Markdown;
    return guessNotation(text);
}

ScriptReading checkScript(std::string_view bytes, ScriptNotation notation, std::span<const VoiceInfo> voices)
{
    auto reading = readScript(bytes, notation);
    for (const auto& [speaker, voice] : reading.script.header.voices)
        if (std::ranges::find(voices, voice, &VoiceInfo::id) == voices.end())
            reading.problems.push_back(unknownVoice(bytes, speaker, voice, voices));
    AnchorCheck(bytes, reading, voices).run();
    std::ranges::stable_sort(reading.problems, {}, &Problem::begin);
    return reading;
}

} // namespace understudy
