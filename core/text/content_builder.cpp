#include "core/text/content_builder_p.h"

#include "core/text/script_reader.h"
#include "core/text/tag_values_p.h"

#include <algorithm>
#include <iterator>

namespace understudy {

namespace {

bool isSpace(char c)
{
    // Controls cannot be spoken either; they reach this place through JSON's \u0001.
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
}

} // namespace

void ContentBuilder::setText(std::string_view text, const SourceMap* map)
{
    m_text = text;
    m_offsets = {map};
}

const std::string& ContentBuilder::begin(std::string turnSpeaker)
{
    m_turnSpeaker = std::move(turnSpeaker);
    m_paragraphSpeaker = speaker();
    m_runSpeaker = m_paragraphSpeaker;
    m_content.clear();
    m_isAfterSpace = true;
    m_isOpen = true;
    m_runSerial = 0;
    return m_paragraphSpeaker;
}

std::string ContentBuilder::speaker() const
{
    for (auto element = m_elements.rbegin(); element != m_elements.rend(); ++element)
        if (!element->speaker.empty())
            return element->speaker;
    return m_turnSpeaker;
}

void ContentBuilder::addText(std::size_t begin, std::size_t end)
{
    if (m_offsets.map == nullptr) {
        for (auto at = begin; at < end; ++at)
            appendByte(m_text[at], at);
        return;
    }
    const auto& steps = m_offsets.map->steps;
    auto next = std::ranges::upper_bound(steps, begin, {}, &SourceMap::Step::text);
    for (auto at = begin; at < end; ++at) {
        if (next != steps.end() && next->text == at)
            ++next;
        const auto& step = *std::prev(next);
        appendByte(m_text[at], step.source + (at - step.text));
    }
}

void ContentBuilder::addReplacement(std::string_view replacement, std::size_t begin, std::size_t end)
{
    const auto source = m_offsets.begin(begin);
    for (const char c : replacement)
        appendByte(c, source);
    if (m_runSerial != 0)
        std::get<TextRun>(m_content.back()).source.end = m_offsets.end(end);
}

void ContentBuilder::appendByte(char c, std::size_t source)
{
    if (isSpace(c)) {
        if (m_isAfterSpace)
            return;
        c = ' ';
    } else {
        for (auto element = m_elements.rbegin(); element != m_elements.rend() && !element->hasContent;
             ++element)
            element->hasContent = true;
    }
    m_isAfterSpace = c == ' ';
    auto& run = currentRun(source);
    const auto& steps = run.map.steps;
    if (steps.empty() || steps.back().source + (run.text.size() - steps.back().text) != source)
        run.map.steps.push_back({run.text.size(), source});
    run.text += c;
    run.source.end = source + 1;
}

TextRun& ContentBuilder::currentRun(std::size_t source)
{
    if (m_runSerial == m_serial)
        return std::get<TextRun>(m_content.back());
    if (const auto now = speaker(); now != m_runSpeaker) {
        m_content.emplace_back(SpeakerCue{now == m_paragraphSpeaker ? std::string() : now, {source, source}});
        m_runSpeaker = now;
    }
    m_runSerial = m_serial;
    auto* last = m_content.empty() ? nullptr : std::get_if<TextRun>(&m_content.back());
    if (last != nullptr && !m_style.isWhole() && last->style == m_style)
        return *last;
    return std::get<TextRun>(m_content.emplace_back(TextRun{{}, m_style, {source, source}, {}}));
}

void ContentBuilder::addEntity(const Entity& entity, std::size_t at)
{
    const auto begin = m_offsets.begin(at);
    const auto end = m_offsets.end(at + entity.size);
    m_parts.highlights.push_back({begin, end, HighlightKind::Entity});
    if (entity.meaning)
        return addReplacement(*entity.meaning, at, at + entity.size);
    auto& problem = m_parts.problems.add(ProblemKind::UnknownEntity, begin, end);
    problem.found = excerpt(m_text.substr(at, entity.size));
    problem.allowed = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#233;"};
}

void ContentBuilder::addStray(std::size_t at)
{
    auto& problem =
        m_parts.problems.add(ProblemKind::StrayLessThan, m_offsets.begin(at), m_offsets.end(at + 1));
    problem.allowed = {"a tag", "&lt;"};
    problem.replacement = "&lt;";
    addText(at, at + 1);
}

void ContentBuilder::addPause(Milliseconds length, std::size_t begin, std::size_t end)
{
    m_content.emplace_back(PauseCue{length, {m_offsets.begin(begin), m_offsets.end(end)}});
    m_runSerial = 0;
}

void ContentBuilder::trimEnd()
{
    auto* last = m_content.empty() ? nullptr : std::get_if<TextRun>(&m_content.back());
    if (last == nullptr || !last->text.ends_with(' '))
        return;
    last->text.pop_back();
    if (last->text.empty()) {
        m_content.pop_back();
        trimEnd();
    }
}

void ContentBuilder::addBoundary(Boundary boundary)
{
    trimEnd();
    m_isAfterSpace = true;
    m_runSerial = 0;
    if (m_content.empty())
        return;
    if (auto* last = std::get_if<BoundaryCue>(&m_content.back()))
        last->boundary = std::max(last->boundary, boundary);
    else
        m_content.emplace_back(BoundaryCue{boundary});
}

void ContentBuilder::enterEmphasis(Emphasis emphasis)
{
    m_emphases.push_back({emphasis, m_elements.size()});
    updateStyle();
}

void ContentBuilder::leaveEmphasis()
{
    if (m_emphases.empty())
        return; // it began in a paragraph that a turn has ended
    m_emphases.pop_back();
    updateStyle();
}

/// The innermost counts; * inside ** stays strong.
Emphasis ContentBuilder::emphasis() const
{
    auto level = m_elements.empty() ? Emphasis::None : m_elements.back().style.emphasis;
    if (m_emphases.empty())
        return level;
    const auto opened = m_emphases.back().depth;
    for (auto index = m_elements.size(); index > opened; --index)
        if (m_elements[index - 1].rule->name == "emphasis")
            return level;
    for (const auto& one : m_emphases)
        level = std::max(level, one.emphasis);
    return level;
}

void ContentBuilder::updateStyle()
{
    auto style = m_elements.empty() ? Style() : m_elements.back().style;
    if (!style.isWhole())
        style.emphasis = emphasis();
    else if (style == m_style)
        return; // emphasis inside <sub> and its like changes nothing
    m_style = std::move(style);
    ++m_serial;
}

std::vector<Inline> ContentBuilder::finish()
{
    for (auto index = m_elements.size(); index > 0; --index) {
        const auto& element = m_elements[index - 1];
        if (element.rule->content == TagContent::Blocks)
            continue;
        reportUnclosed(element);
        closeElement(index - 1);
    }
    m_tooDeep = 0;
    m_emphases.clear();
    updateStyle();
    trimEnd();
    if (!m_content.empty() && std::holds_alternative<BoundaryCue>(m_content.back()))
        m_content.pop_back();
    m_isOpen = false;
    m_runSerial = 0;
    return std::exchange(m_content, {});
}

void ContentBuilder::closeVoices()
{
    for (const auto& element : m_elements)
        reportUnclosed(element);
    m_elements.clear();
    updateStyle();
}

} // namespace understudy
