#include "widgets/script/script_highlighter.h"

#include "widgets/script/source_text.h"
#include "widgets/support/conversions.h"
#include "widgets/support/tokens.h"

#include <QTextBlock>
#include <QTextBlockUserData>

#include <vector>

namespace understudy {

namespace {

/// In UTF-16 units from the start of the block.
struct BlockSpan
{
    int begin = 0;
    int length = 0;
    HighlightKind kind = HighlightKind::Tag;
    bool operator==(const BlockSpan&) const = default;
};

struct BlockSpans : QTextBlockUserData
{
    std::vector<BlockSpan> spans;
};

const std::vector<BlockSpan>& spansOf(const QTextBlock& block)
{
    static const std::vector<BlockSpan> kNone;
    const auto* data = static_cast<const BlockSpans*>(block.userData());
    return data ? data->spans : kNone;
}

/// The parts of spans that lie in the block at bytes [begin, end).
std::vector<BlockSpan> cut(std::span<const HighlightSpan> spans, const QTextBlock& block, std::size_t begin,
                           std::size_t end)
{
    std::vector<BlockSpan> parts;
    // Where every byte is a character, as in most lines, the text need not be looked at.
    const bool isAscii = end - begin == static_cast<std::size_t>(block.length()) - 1;
    const QString text = isAscii || spans.empty() ? QString() : block.text();
    const auto units = [&](std::size_t bytes) {
        return static_cast<int>(isAscii ? static_cast<qsizetype>(bytes) : utf16Length(text, bytes));
    };
    for (const auto& span : spans) {
        const auto from = std::max(span.begin, begin);
        const auto to = std::min(span.end, end);
        if (from >= to)
            continue;
        const int first = units(from - begin);
        const int last = units(to - begin);
        parts.push_back({first, last - first, span.kind});
    }
    return parts;
}

QTextCharFormat ink(const QColor& color, QFont::Weight weight = QFont::Normal, bool isItalic = false)
{
    QTextCharFormat format;
    format.setForeground(color);
    if (weight != QFont::Normal)
        format.setFontWeight(weight);
    if (isItalic)
        format.setFontItalic(true);
    return format;
}

QTextCharFormat formatOf(HighlightKind kind, const ViewPalette& tokens)
{
    switch (kind) {
    case HighlightKind::Heading:
    case HighlightKind::Speaker:
    case HighlightKind::Strong:
        return ink(tokens[Token::Text], QFont::Bold);
    case HighlightKind::Emphasis:
        return ink(tokens[Token::Text], QFont::Normal, true);
    case HighlightKind::Tag:
    case HighlightKind::Pause:
    case HighlightKind::Code:
    case HighlightKind::Entity:
        return ink(tokens[Token::Accent]);
    case HighlightKind::FrontMatter:
    case HighlightKind::Direction:
    case HighlightKind::Note:
        return ink(tokens[Token::Muted]);
    case HighlightKind::Error:
        return ink(tokens[Token::Text]); // the underline says it
    }
    return {};
}

} // namespace

ScriptHighlighter::ScriptHighlighter(QTextDocument* document, const SourceText& source)
    : QSyntaxHighlighter(document), m_source(&source)
{
}

void ScriptHighlighter::setSpans(std::span<const HighlightSpan> spans)
{
    std::vector<QTextBlock> changed;
    std::size_t first = 0;
    int number = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next(), ++number) {
        const std::size_t begin = m_source->blockOffset(number);
        const std::size_t end = begin + m_source->blockLength(number);
        while (first < spans.size() && spans[first].end <= begin)
            ++first;
        std::size_t last = first;
        while (last < spans.size() && spans[last].begin < end)
            ++last;
        auto parts = cut(spans.subspan(first, last - first), block, begin, end);
        if (parts == spansOf(block))
            continue;
        auto* data = new BlockSpans;
        data->spans = std::move(parts);
        block.setUserData(data); // owned by the block
        changed.push_back(block);
    }
    // Laying out thousands of blocks one by one is slow; a first reading changes them all.
    if (changed.size() > 500)
        rehighlight();
    else
        for (const auto& block : changed)
            rehighlightBlock(block);
}

void ScriptHighlighter::refreshFormats(const QPalette& palette)
{
    const auto& tokens = viewPalette(palette);
    for (std::size_t kind = 0; kind < kHighlightKinds; ++kind)
        m_formats[kind] = formatOf(static_cast<HighlightKind>(kind), tokens);
    rehighlight();
}

void ScriptHighlighter::highlightBlock(const QString& /*text*/)
{
    for (const auto& span : spansOf(currentBlock()))
        setFormat(span.begin, span.length, m_formats[static_cast<std::size_t>(span.kind)]);
}

} // namespace understudy
