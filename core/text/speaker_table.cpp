#include "core/text/speaker_table_p.h"
#include "core/text/closest.h"

#include <array>

namespace understudy {

namespace {

constexpr std::array<std::string_view, 4> kDraftVoices{"draft/slt", "draft/rms", "draft/awb", "draft/kal"};

std::string_view speakerOf(const std::pair<std::string, VoiceId>& voice)
{
    return voice.first;
}

} // namespace

SpeakerTable::SpeakerTable(ScriptHeader& header, ProblemList& problems)
    : m_header(header), m_problems(problems), m_isFixed(!header.voices.empty())
{
    for (const auto& [name, voice] : header.voices)
        m_names.emplace(foldedName(name), name);
    if (!m_isFixed && !header.narrator.empty())
        assign(header.narrator);
}

void SpeakerTable::assign(const std::string& name)
{
    const auto voice = kDraftVoices.at(m_header.voices.size() % kDraftVoices.size());
    m_header.voices.emplace_back(name, VoiceId(std::string(voice)));
    m_names.emplace(foldedName(name), name);
}

std::string SpeakerTable::resolve(std::string_view name, std::size_t begin, std::size_t end)
{
    auto folded = foldedName(name);
    if (const auto known = m_names.find(folded); known != m_names.end())
        return known->second;
    if (m_isFixed) {
        auto& problem = m_problems.add(ProblemKind::SpeakerWithoutVoice, begin, end);
        problem.subject = name;
        for (const auto& voice : m_header.voices)
            problem.allowed.push_back(voice.first);
        problem.replacement = closest(name, m_header.voices, speakerOf);
        m_names.emplace(std::move(folded), name); // one complaint a name
        return std::string(name);
    }
    if (m_assigned.empty()) {
        m_assignedBegin = begin;
        m_assignedEnd = end;
    }
    assign(std::string(name));
    m_assigned +=
        (m_assigned.empty() ? "" : ", ") + std::string(name) + ": " + m_header.voices.back().second.value;
    return std::string(name);
}

void SpeakerTable::settleNarrator()
{
    if (m_header.voices.empty())
        assign("Narrator");
    if (m_header.narrator.empty())
        m_header.narrator = m_header.voices.front().first;
}

void SpeakerTable::reportAssigned()
{
    if (m_assigned.empty())
        return;
    auto& problem = m_problems.addWarning(ProblemKind::VoicesAssigned, m_assignedBegin, m_assignedEnd);
    problem.subject = "voices";
    problem.found = m_assigned;
}

} // namespace understudy
