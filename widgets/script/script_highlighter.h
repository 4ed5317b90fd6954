// Colours the script from the reader's spans. It never parses: spans live with their blocks and move with
// them until the next reading.
#pragma once

#include "core/text/highlight.h"

#include <QSyntaxHighlighter>

#include <array>
#include <span>

namespace understudy {

class SourceText;

inline constexpr std::size_t kHighlightKinds = static_cast<std::size_t>(HighlightKind::Error) + 1;

class ScriptHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    ScriptHighlighter(QTextDocument* document, const SourceText& source);

    /// Repaints only the blocks whose spans differ.
    void setSpans(std::span<const HighlightSpan> spans);
    /// After a change of theme.
    void refreshFormats(const QPalette& palette);

protected:
    void highlightBlock(const QString& text) override;

private:
    const SourceText* m_source;
    std::array<QTextCharFormat, kHighlightKinds> m_formats; // by HighlightKind
};

} // namespace understudy
