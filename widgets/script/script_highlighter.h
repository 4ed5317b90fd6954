// Colours the script from the reader's spans. It never parses: spans live with their blocks and move with
// them until the next reading.
#pragma once

#include <QSyntaxHighlighter>

#include <vector>

namespace understudy {

class SourceText;

enum class SpanKind
{
    Heading,
    Speaker,
    Tag,
    Emphasis,
    Note,
    FrontMatter
};

/// Bytes [begin, end) of the source.
struct StyledSpan
{
    std::size_t begin = 0;
    std::size_t end = 0;
    SpanKind kind = SpanKind::Tag;
};

class ScriptHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    ScriptHighlighter(QTextDocument* document, const SourceText& source);

    /// Repaints only the blocks whose spans differ.
    void setSpans(const std::vector<StyledSpan>& spans);
    /// After a change of theme.
    void refreshFormats(const QPalette& palette);

protected:
    void highlightBlock(const QString& text) override;

private:
    const SourceText* m_source;
    std::vector<QTextCharFormat> m_formats; // by SpanKind
};

} // namespace understudy
