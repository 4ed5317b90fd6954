#include "core/text/markdown_reader_p.h"

#include "core/text/data_node_p.h"
#include "core/text/front_matter_p.h"
#include "core/text/header_reader_p.h"
#include "core/text/tag_values_p.h"

#include <algorithm>
#include <utility>

namespace understudy {

namespace {

constexpr unsigned kMarkdown = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;

std::size_t readFrontMatter(std::string_view source, ReadingParts& parts)
{
    const auto span = findFrontMatter(source);
    if (!span.exists)
        return textBegin(source);
    parts.highlights.push_back({span.begin, span.end, HighlightKind::FrontMatter});
    if (!span.isClosed) {
        parts.problems.add(ProblemKind::FrontMatterNotClosed, span.begin, span.begin + 3).allowed = {"---"};
        return span.end;
    }
    const auto root = parseYaml(source, span.yamlBegin, span.yamlEnd, parts.problems);
    if (root.kind == DataNode::Kind::Map)
        readHeader(root, ScriptNotation::Markdown, {}, parts.script.header, parts.problems);
    else if (root.kind != DataNode::Kind::Null)
        addWrongType(root, ScriptNotation::Markdown, "front matter", "keys and values", {}, parts.problems);
    return span.end;
}

} // namespace

void MarkdownReader::read(std::size_t bodyBegin)
{
    m_at = bodyBegin;
    MD_PARSER parser{};
    parser.flags = kMarkdown;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        return static_cast<MarkdownReader*>(self)->enterBlock(type, detail), 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
        return static_cast<MarkdownReader*>(self)->leaveBlock(type), 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
        return static_cast<MarkdownReader*>(self)->enterSpan(type), 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
        return static_cast<MarkdownReader*>(self)->leaveSpan(type), 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
        return static_cast<MarkdownReader*>(self)->addText(type, text, size), 0;
    };
    const auto body = std::string_view(m_scan.masked).substr(bodyBegin);
    md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, this);
    finishParagraph();
    m_builder.closeVoices();
    nameFirstSection();
}

void MarkdownReader::enterBlock(MD_BLOCKTYPE type, void* detail)
{
    const bool isContainer = type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI;
    if (isContainer && ++m_depth == kMaxScriptNesting + 1)
        m_parts.problems.add(ProblemKind::NestedTooDeep, m_at, m_at + 1).allowed = {
            std::to_string(kMaxScriptNesting)};
    switch (type) {
    case MD_BLOCK_QUOTE:
        enterQuote();
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        enterList();
        break;
    case MD_BLOCK_LI:
    case MD_BLOCK_P:
        enterText();
        break;
    case MD_BLOCK_HR:
        addRule();
        break;
    case MD_BLOCK_H:
        enterHeading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
    case MD_BLOCK_CODE:
        enterCode();
        break;
    default:
        break;
    }
}

void MarkdownReader::leaveBlock(MD_BLOCKTYPE type)
{
    m_depth -= type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI ? 1 : 0;
    switch (type) {
    case MD_BLOCK_QUOTE:
        leaveQuote();
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (--m_listDepth == 0 && !isInNote())
            finishParagraph();
        break;
    case MD_BLOCK_P:
        if (isInNote())
            m_note += "\n\n";
        else if (m_listDepth == 0)
            finishParagraph();
        break;
    case MD_BLOCK_LI:
        if (isInNote())
            m_note += '\n';
        break;
    case MD_BLOCK_H:
        leaveHeading();
        break;
    case MD_BLOCK_CODE:
        m_isInCode = false;
        break;
    default:
        break;
    }
}

void MarkdownReader::enterQuote()
{
    if (m_quoteDepth++ > 0)
        return;
    finishParagraph();
    m_note.clear();
    m_noteBegin = std::min(m_source.find('>', m_at), m_source.size());
}

void MarkdownReader::leaveQuote()
{
    if (--m_quoteDepth > 0)
        return;
    if (m_isTurnInQuote)
        finishParagraph();
    else
        addNote();
    m_isTurnInQuote = false;
}

void MarkdownReader::addNote()
{
    const auto end = std::max(m_noteBegin, m_at);
    m_parts.highlights.push_back({m_noteBegin, end, HighlightKind::Note});
    addBlock(Note{cleanedNote(m_note), {m_noteBegin, end}});
}

std::string MarkdownReader::cleanedNote(std::string_view text)
{
    const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const auto end = text.find_last_not_of(" \t\r\n");
    std::string note(text.substr(begin, end == text.npos ? 0 : end + 1 - begin));
    std::erase(note, '\r');
    return note;
}

void MarkdownReader::enterList()
{
    if (m_listDepth++ == 0 && !isInNote())
        finishParagraph();
}

void MarkdownReader::enterText()
{
    if (isInNote())
        return;
    if (!m_builder.isOpen())
        beginParagraph();
    else
        m_builder.addBoundary(Boundary::Sentence); // the next item of a list
}

void MarkdownReader::beginParagraph()
{
    const auto& speaker = m_turn.speaker.empty() ? m_parts.script.header.narrator : m_turn.speaker;
    m_paragraph = Paragraph{m_builder.begin(speaker), m_turn.direction, m_turn.anchor, {}, {}, {}};
    m_paragraph.source.begin = std::string_view::npos;
}

void MarkdownReader::finishParagraph()
{
    if (m_builder.isOpen()) {
        m_paragraph.content = m_builder.finish();
        m_paragraph.source.begin = std::min(m_paragraph.source.begin, m_at);
        m_paragraph.source.end = m_at;
        if (!m_paragraph.content.empty())
            addParagraph(openSection().blocks, std::move(m_paragraph));
    }
    for (auto& note : std::exchange(m_notes, {}))
        addBlock(std::move(note));
}

void MarkdownReader::addRule()
{
    if (isInNote())
        return;
    finishParagraph();
    m_turn = {};
    const auto begin = std::min(m_source.find_first_of("-*_", m_at), m_source.size());
    const auto end = std::min(m_source.find_first_of("\r\n", begin), m_source.size());
    m_parts.highlights.push_back({begin, end, HighlightKind::Pause});
    addBlock(PauseCue{kRuleBreak, {begin, end}});
    m_at = end;
}

void MarkdownReader::enterCode()
{
    m_isInCode = true;
    if (isInNote())
        return;
    finishParagraph();
    const auto fence = std::ranges::lower_bound(m_scan.fences, m_at);
    const auto begin = fence == m_scan.fences.end() ? m_at : *fence;
    const auto end = std::min(m_source.find_first_of("\r\n", begin), m_source.size());
    m_parts.problems.add(ProblemKind::CannotBeSpoken, begin, end).subject = "code";
    m_at = std::max(m_at, end);
}

void MarkdownReader::enterHeading(unsigned level)
{
    m_headingLevel = level;
    m_heading.clear();
    m_headingBegin = std::min(m_source.find_first_not_of(" \t\r\n", m_at), m_source.size());
    if (!isInNote())
        finishParagraph();
}

void MarkdownReader::leaveHeading()
{
    const auto level = std::exchange(m_headingLevel, 0U);
    if (isInNote()) {
        m_note += m_heading + '\n';
        return;
    }
    m_turn = {};
    const auto end =
        std::min(m_source.find_first_of("\r\n", std::max(m_at, m_headingBegin)), m_source.size());
    m_parts.highlights.push_back({m_headingBegin, end, HighlightKind::Heading});
    addHeading(level, cleaned(m_heading), {m_headingBegin, end});
    m_at = std::max(m_at, end);
    finishParagraph(); // notes that stood in the heading
}

void MarkdownReader::addHeading(unsigned level, std::string title, SourceSpan source)
{
    auto& script = m_parts.script;
    if (level > 2) {
        addBlock(ChapterMark{std::move(title), source});
    } else if (level == 1 && !std::exchange(m_hasTitle, true)) {
        if (script.header.title.empty())
            script.header.title = std::move(title);
    } else {
        script.sections.push_back({std::move(title), {}, source});
    }
}

Section& MarkdownReader::openSection()
{
    auto& sections = m_parts.script.sections;
    if (sections.empty()) {
        m_isFirstNamed = false;
        sections.emplace_back();
    }
    return sections.back();
}

void MarkdownReader::nameFirstSection()
{
    if (!m_isFirstNamed)
        m_parts.script.sections.front().title = m_parts.script.header.title;
}

void MarkdownReader::enterSpan(MD_SPANTYPE type)
{
    m_spans.push_back({type});
    if (type == MD_SPAN_IMG)
        reportImage();
    if (isInNote() || m_headingLevel > 0)
        return;
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG)
        m_builder.enterEmphasis(type == MD_SPAN_EM ? Emphasis::Moderate : Emphasis::Strong);
}

void MarkdownReader::leaveSpan(MD_SPANTYPE type)
{
    const auto span = m_spans.back();
    m_spans.pop_back();
    m_imageDepth -= type == MD_SPAN_IMG && m_imageDepth > 0 ? 1 : 0;
    if (isInNote() || m_headingLevel > 0)
        return;
    const bool isEmphasis = type == MD_SPAN_EM || type == MD_SPAN_STRONG;
    if (isEmphasis)
        m_builder.leaveEmphasis();
    if (span.begin == std::string_view::npos || (!isEmphasis && type != MD_SPAN_CODE))
        return;
    const std::size_t marks = type == MD_SPAN_STRONG ? 2 : 1;
    const auto kind = type == MD_SPAN_EM       ? HighlightKind::Emphasis
                      : type == MD_SPAN_STRONG ? HighlightKind::Strong
                                               : HighlightKind::Code;
    const auto begin = span.begin - std::min(marks, span.begin);
    m_parts.highlights.push_back({begin, std::min(m_at + marks, m_source.size()), kind});
}

void MarkdownReader::reportImage()
{
    const auto begin = std::min(m_source.find("![", m_at), m_source.size());
    const auto end = std::min(m_source.find_first_of(")\r\n", begin), m_source.size());
    m_at = std::min(begin + 2, m_source.size());
    if (m_imageDepth++ == 0 && !isInNote())
        m_parts.problems.add(ProblemKind::CannotBeSpoken, begin, std::min(end + 1, m_source.size())).subject =
            "image";
}

void readMarkdown(std::string_view source, ReadingParts& parts)
{
    const auto bodyBegin = readFrontMatter(source, parts);
    SpeakerTable speakers(parts.script.header, parts.problems);
    const auto scan = scanMarkdown(source, bodyBegin, speakers, parts.problems);
    for (const auto& token : scan.tokens) {
        if (token.kind != MarkdownToken::Kind::Turn)
            continue;
        const auto& turn = scan.turns[token.index];
        speakers.resolve(source.substr(turn.nameBegin, turn.nameEnd - turn.nameBegin), turn.nameBegin,
                         turn.nameEnd);
    }
    speakers.settleNarrator();
    MarkdownReader(source, scan, speakers, parts).read(bodyBegin);
    speakers.reportAssigned();
}

} // namespace understudy
