// The half of MarkdownReader that reads text and the tokens in it.
#include "core/text/header_reader_p.h"
#include "core/text/markdown_reader_p.h"
#include "core/text/tag_values_p.h"

#include <algorithm>
#include <functional>

namespace understudy {

void MarkdownReader::addText(MD_TEXTTYPE type, const MD_CHAR* text, std::size_t size)
{
    const auto* base = m_scan.masked.data();
    const bool isOurs = std::greater_equal<>()(text, base) && std::less<>()(text, base + m_source.size());
    const auto begin = isOurs ? static_cast<std::size_t>(text - base) : m_at;
    const auto end = isOurs ? begin + size : m_at;
    if (isOurs)
        for (auto& span : m_spans)
            span.begin = std::min(span.begin, begin);
    if (!isOurs || type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
        addSpace();
    else if (m_headingLevel > 0 || isInNote())
        addSilent(begin, end);
    else if (m_imageDepth == 0 && !(m_isInCode && m_spans.empty()))
        addSpoken(type, begin, end);
    m_at = std::max(m_at, end);
}

void MarkdownReader::addSpace()
{
    if (m_headingLevel > 0)
        m_heading += ' ';
    else if (isInNote())
        m_note += '\n';
    else if (m_builder.isOpen())
        m_builder.addReplacement(" ", m_at, m_at);
}

/// Headings and notes: the text as it stands, but a turn ends a note (Markdown would draw its line into the
/// quote).
void MarkdownReader::addSilent(std::size_t begin, std::size_t end)
{
    auto at = begin;
    for (skipTokens(begin); m_token < m_scan.tokens.size() && m_scan.tokens[m_token].end <= end; ++m_token) {
        const auto& token = m_scan.tokens[m_token];
        if (m_headingLevel > 0) {
            m_heading += m_source.substr(at, token.begin - at);
            refuseInHeading(token);
            at = token.end;
        } else if (token.kind == MarkdownToken::Kind::Turn) {
            m_note += m_source.substr(at, token.begin - at);
            addNote();
            m_isTurnInQuote = true;
            addSpoken(MD_TEXT_NORMAL, token.begin, end);
            return;
        }
    }
    auto& text = m_headingLevel > 0 ? m_heading : m_note;
    const auto entity = at < end && m_source[at] == '&' ? scanEntity(m_source, at) : Entity();
    if (entity.meaning && at + entity.size == end)
        text += *entity.meaning;
    else
        text += m_source.substr(at, end - at);
}

void MarkdownReader::refuseInHeading(const MarkdownToken& token)
{
    if (token.kind == MarkdownToken::Kind::Comment)
        return addComment(token);
    auto& problem = m_parts.problems.add(ProblemKind::TagNotAllowedHere, token.begin, token.end);
    problem.subject = "heading";
    problem.allowed = {"text"};
}

void MarkdownReader::skipTokens(std::size_t begin)
{
    while (m_token < m_scan.tokens.size() && m_scan.tokens[m_token].begin < begin)
        ++m_token;
}

void MarkdownReader::addSpoken(MD_TEXTTYPE type, std::size_t begin, std::size_t end)
{
    if (!m_builder.isOpen())
        beginParagraph();
    m_paragraph.source.begin = std::min(m_paragraph.source.begin, begin);
    auto at = std::max(begin, m_skipUntil);
    if (type != MD_TEXT_CODE)
        for (skipTokens(begin); m_token < m_scan.tokens.size() && m_scan.tokens[m_token].end <= end;
             ++m_token) {
            const auto& token = m_scan.tokens[m_token];
            addPlain(type, at, token.begin);
            m_at = std::max(m_at, token.begin);
            at = std::max(at, token.end);
            addToken(token);
        }
    if (type == MD_TEXT_CODE && at < end)
        m_builder.addText(at, end);
    else
        addPlain(type, at, end);
}

void MarkdownReader::addPlain(MD_TEXTTYPE type, std::size_t begin, std::size_t end)
{
    if (begin >= end)
        return;
    if (type == MD_TEXT_ENTITY) {
        const auto entity = scanEntity(m_source, begin);
        if (entity.size == end - begin)
            return m_builder.addEntity(entity, begin);
    }
    // md4c and the scanner may differ in what is code or a link: still no tag is ever spoken.
    const bool isEscaped = begin > 0 && m_source[begin - 1] == '\\';
    const auto text = m_source.substr(0, end);
    auto lessThan = text.find('<', begin + (isEscaped ? 1 : 0));
    for (; lessThan != text.npos; lessThan = text.find('<', begin)) {
        m_builder.addText(begin, lessThan);
        begin = addLessThan(lessThan);
        m_skipUntil = begin;
        if (begin >= end)
            return;
    }
    m_builder.addText(begin, end);
}

/// Returns the offset behind what the "<" begins.
std::size_t MarkdownReader::addLessThan(std::size_t at)
{
    switch (classifyLessThan(m_source, at)) {
    case Opening::Text:
        m_builder.addText(at, at + 1);
        return at + 1;
    case Opening::Tag: {
        const auto tag = scanTag(m_source, at);
        m_builder.addTag(tag);
        return tag.end;
    }
    default:
        m_builder.addStray(at);
        return at + 1;
    }
}

void MarkdownReader::addToken(const MarkdownToken& token)
{
    switch (token.kind) {
    case MarkdownToken::Kind::Tag:
        m_builder.addTag(m_scan.tags[token.index]);
        break;
    case MarkdownToken::Kind::Comment:
        addComment(token);
        break;
    case MarkdownToken::Kind::Declaration:
        m_parts.problems.add(ProblemKind::CannotBeSpoken, token.begin, token.end).subject = "HTML";
        break;
    case MarkdownToken::Kind::Stray:
        m_builder.addStray(token.begin);
        break;
    case MarkdownToken::Kind::Pause:
        addPause(token);
        break;
    case MarkdownToken::Kind::Footnote:
        m_parts.problems.add(ProblemKind::CannotBeSpoken, token.begin, token.end).subject = "footnote";
        break;
    case MarkdownToken::Kind::Turn:
        startTurn(m_scan.turns[token.index]);
        break;
    }
}

void MarkdownReader::addComment(const MarkdownToken& token)
{
    constexpr std::size_t kMark = 4; // "<!--"
    const auto text = m_source.substr(token.begin, token.end - token.begin);
    m_parts.highlights.push_back({token.begin, token.end, HighlightKind::Note});
    const bool isClosed = text.size() >= kMark + 3 && text.ends_with("-->");
    const auto inside = text.substr(kMark, text.size() - kMark - (isClosed ? 3 : 0));
    m_notes.push_back(Note{cleanedNote(inside), {token.begin, token.end}});
    if (isClosed)
        return;
    auto& problem = m_parts.problems.add(ProblemKind::TagNotFinished, token.begin, token.begin + kMark);
    problem.subject = "<!--";
    problem.allowed = {"-->"};
}

void MarkdownReader::addPause(const MarkdownToken& token)
{
    constexpr std::size_t kName = 6; // "[pause"
    const auto begin = std::min(m_source.find_first_not_of(' ', token.begin + kName), token.end - 1);
    const auto value = cleaned(m_source.substr(begin, token.end - 1 - begin));
    m_parts.highlights.push_back({token.begin, token.end, HighlightKind::Pause});
    const auto length = value.empty() ? kMediumBreak : parseTime(value);
    if (length) {
        m_builder.addPause(*length, token.begin, token.end);
        return;
    }
    auto& problem = m_parts.problems.add(ProblemKind::WrongAttributeValue, begin, token.end - 1);
    problem.subject = "[pause]";
    problem.allowed = {"0s to 10s"};
}

void MarkdownReader::startTurn(const Turn& turn)
{
    const auto begin = m_paragraph.source.begin;
    m_paragraph.source.begin = std::min(begin, turn.begin);
    finishParagraph();
    m_turn.speaker = m_speakers.resolve(m_source.substr(turn.nameBegin, turn.nameEnd - turn.nameBegin),
                                        turn.nameBegin, turn.nameEnd);
    m_turn.direction = cleaned(turn.direction);
    m_turn.anchor = cleaned(turn.anchor);
    m_parts.highlights.push_back({turn.nameBegin, turn.nameEnd, HighlightKind::Speaker});
    if (turn.directionEnd > turn.directionBegin)
        m_parts.highlights.push_back({turn.directionBegin, turn.directionEnd, HighlightKind::Direction});
    beginParagraph();
    m_paragraph.source.begin = turn.begin;
    m_paragraph.anchorSource = {turn.anchorBegin, turn.anchorBegin + turn.anchor.size()};
}

} // namespace understudy
