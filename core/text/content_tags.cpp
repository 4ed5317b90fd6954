// The half of ContentBuilder that pairs tags and gives them effect.
#include "core/text/content_builder_p.h"

#include "core/text/script_reader.h"
#include "core/text/tag_values_p.h"

#include <algorithm>

namespace understudy {

namespace {

bool isPause(std::string_view tag)
{
    return tag == "break" || tag == "pause";
}

std::string closingTag(const TagRule& rule)
{
    return "</" + std::string(rule.name) + ">";
}

Milliseconds pauseLength(const std::string* time, const std::string* milliseconds,
                         const std::string* strength)
{
    if (time != nullptr)
        return *parseTime(*time);
    if (milliseconds != nullptr)
        return *parseMilliseconds(*milliseconds);
    return strength != nullptr ? *parseStrength(*strength) : kMediumBreak;
}

} // namespace

const std::string* ContentBuilder::value(const Element& element, std::string_view name) const
{
    return attributeValue(element.tag, *element.rule, name);
}

Problem& ContentBuilder::report(ProblemKind kind, const Element& element)
{
    auto& problem = m_parts.problems.add(kind, element.begin, element.end);
    problem.subject = "<" + std::string(element.rule->name) + ">";
    return problem;
}

void ContentBuilder::addTag(const Tag& tag)
{
    const auto begin = m_offsets.begin(tag.begin);
    const auto end = m_offsets.end(tag.end);
    const auto kind = isPause(tag.name) ? HighlightKind::Pause : HighlightKind::Tag;
    m_parts.highlights.push_back({begin, end, kind});
    const auto* rule = checkTag(tag, m_text, m_offsets, m_parts.problems);
    if (rule == nullptr)
        return;
    if (tag.isClosing)
        closeTag(tag, *rule);
    else
        openTag(tag, *rule);
}

void ContentBuilder::openTag(const Tag& tag, const TagRule& rule)
{
    Element element{&rule,   tag, m_offsets.begin(tag.begin), m_offsets.end(tag.end), false, false,
                    m_style, {}};
    if (m_elements.size() >= kMaxScriptNesting) {
        if (!std::exchange(m_saidTooDeep, true))
            report(ProblemKind::NestedTooDeep, element).allowed = {std::to_string(kMaxScriptNesting)};
        m_tooDeep += tag.isSelfClosing ? 0 : 1;
        return;
    }
    element.isIgnored = refuse(element);
    if (!element.isIgnored)
        startEffect(element);
    for (auto& outer : m_elements)
        outer.hasContent = true;
    m_elements.push_back(std::move(element));
    if (tag.isSelfClosing)
        closeElement(m_elements.size() - 1);
    else
        updateStyle();
}

/// Says so where the tag must not stand inside those that are open.
bool ContentBuilder::refuse(const Element& element)
{
    const auto& rule = *element.rule;
    for (const auto& outer : m_elements) {
        const bool isSplit = rule.name == "p" || rule.name == "s";
        const bool isNestedSplit = isSplit && (outer.rule->name == "s" || outer.rule->name == rule.name);
        if (outer.isIgnored || (outer.rule->content != TagContent::Text && !isNestedSplit))
            continue;
        report(ProblemKind::TagNotAllowedHere, element).allowed = {
            outer.rule->content == TagContent::Text ? "text"
                                                    : "<" + std::string(outer.rule->name) + "> closed first"};
        return true;
    }
    return false;
}

void ContentBuilder::startEffect(Element& element)
{
    const auto name = element.rule->name;
    auto& style = element.style;
    if (element.rule->content == TagContent::Empty) {
        addCue(element);
    } else if (name == "emphasis") {
        const auto* level = value(element, "level");
        style.emphasis = level == nullptr ? Emphasis::Moderate : *parseLevel(*level);
    } else if (name == "prosody") {
        applyProsody(style, element);
    } else if (name == "sub") {
        if (const auto* alias = value(element, "alias"))
            style.alias = *alias;
    } else if (name == "say-as") {
        const auto* reading = value(element, "interpret-as");
        const auto* format = value(element, "format");
        style.sayAs = reading == nullptr ? SayAs::None : *parseReading(*reading);
        style.sayAsFormat = format == nullptr || reading == nullptr ? std::string() : *format;
    } else if (name == "phoneme") {
        const auto* alphabet = value(element, "alphabet");
        const bool isArpabet = alphabet != nullptr && *alphabet == "cmu-arpabet";
        if (const auto* symbols = value(element, "ph"))
            style.phoneme = Phoneme{isArpabet ? PhonemeAlphabet::CmuArpabet : PhonemeAlphabet::Ipa, *symbols};
    } else if (name == "voice") {
        if (const auto* speaker = value(element, "name"))
            element.speaker = m_speakers.resolve(*speaker, element.begin, element.end);
    } else {
        addBoundary(name == "p" ? Boundary::Paragraph : Boundary::Sentence);
    }
}

void ContentBuilder::applyProsody(Style& style, const Element& element)
{
    if (const auto* rate = value(element, "rate"))
        style.rate = std::clamp(roundTo(style.rate * *parseRate(*rate), 1000), 0.5, 2.0);
    if (const auto* pitch = value(element, "pitch"))
        style.pitch = std::clamp(roundTo(style.pitch + *parsePitch(*pitch), 100), -12.0, 12.0);
    if (const auto* text = value(element, "volume")) {
        const auto volume = *parseVolume(*text);
        style.isSilent = style.isSilent || volume.isSilent;
        style.volume = std::clamp(roundTo(style.volume + volume.decibels, 100), -20.0, 10.0);
    }
}

void ContentBuilder::addCue(const Element& element)
{
    m_runSerial = 0;
    const auto name = element.rule->name;
    if (name == "mark")
        addMark(element);
    else if (name == "audio")
        addAudio(element);
    else
        m_content.emplace_back(
            PauseCue{pauseLength(value(element, "time"), name == "pause" ? value(element, "ms") : nullptr,
                                 value(element, "strength")),
                     {element.begin, element.end}});
}

void ContentBuilder::addMark(const Element& element)
{
    const auto* name = value(element, "name");
    if (name == nullptr)
        return;
    if (!m_parts.marks.insert(*name).second)
        report(ProblemKind::DuplicateMark, element).found = *name;
    m_content.emplace_back(MarkCue{*name, {element.begin, element.end}});
}

void ContentBuilder::addAudio(const Element& element)
{
    const auto* path = value(element, "src");
    if (path == nullptr)
        return;
    AudioCue cue{*path, Decibels(0), Milliseconds(0), {element.begin, element.end}};
    if (const auto* gain = value(element, "gain"))
        cue.gain = *parseGain(*gain);
    if (const auto* fade = value(element, "fade"))
        cue.fade = *parseTime(*fade);
    m_content.emplace_back(std::move(cue));
}

void ContentBuilder::closeTag(const Tag& tag, const TagRule& rule)
{
    if (m_tooDeep > 0) {
        --m_tooDeep;
        return;
    }
    const auto found = std::find_if(m_elements.rbegin(), m_elements.rend(),
                                    [&](const Element& element) { return element.rule == &rule; });
    const Element closing{&rule, tag, m_offsets.begin(tag.begin), m_offsets.end(tag.end), false, false,
                          {},    {}};
    if (found == m_elements.rend()) {
        report(ProblemKind::TagClosedWithoutOpening, closing);
        return;
    }
    if (found != m_elements.rbegin())
        report(ProblemKind::TagClosedOutOfOrder, closing).allowed = {closingTag(*m_elements.back().rule)};
    if (rule.content == TagContent::Empty && found->hasContent)
        report(ProblemKind::TagMustBeEmpty, *found).allowed = {"<" + std::string(rule.name) + "/>"};
    closeElement(static_cast<std::size_t>(std::distance(m_elements.begin(), found.base())) - 1);
}

void ContentBuilder::closeElement(std::size_t index)
{
    const auto& element = m_elements[index];
    const auto name = element.rule->name;
    if (!element.isIgnored && (name == "p" || name == "s"))
        addBoundary(name == "p" ? Boundary::Paragraph : Boundary::Sentence);
    m_elements.erase(m_elements.begin() + static_cast<std::ptrdiff_t>(index));
    for (auto& outer : m_emphases)
        outer.depth = std::min(outer.depth, m_elements.size());
    updateStyle();
    ++m_serial; // two <sub> in a row are two runs
}

void ContentBuilder::reportUnclosed(const Element& element)
{
    auto& problem = report(ProblemKind::TagNotClosed, element);
    problem.allowed = {closingTag(*element.rule)};
    if (element.rule->content != TagContent::Empty)
        return;
    const auto text = m_parts.problems.source().substr(element.begin, element.end - element.begin);
    problem.replacement = std::string(text.substr(0, text.size() - 1)) + "/>";
}

} // namespace understudy
