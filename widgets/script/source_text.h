// The script's UTF-8 source as the editor holds it: kept beside the document, changed edit by edit, with the
// map between byte offsets and document positions (UTF-16).
#pragma once

#include "core/text/text_edit.h"

#include <QTextDocument>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

class SourceText
{
public:
    explicit SourceText(const QTextDocument* document);

    /// UTF-8, lines end at "\n".
    const std::string& bytes() const { return m_bytes; }
    /// Reads the whole document again.
    void reset();
    /// After QTextDocument::contentsChange: what really changed, as small as possible; none if only formats
    /// did.
    std::optional<TextEdit> update(int position, int charsAdded);

    /// Clamped to the text and to whole characters.
    std::size_t toOffset(int position) const;
    int toPosition(std::size_t offset) const;
    std::size_t blockOffset(int block) const;
    /// Without its line end.
    std::size_t blockLength(int block) const { return m_lengths[static_cast<std::size_t>(block)] - 1; }

private:
    void refreshStarts() const;

    const QTextDocument* m_document;
    std::string m_bytes;
    std::vector<std::size_t> m_lengths;        // bytes of each block, its "\n" included (the last one too)
    mutable std::vector<std::size_t> m_starts; // right below m_validStarts
    mutable std::size_t m_validStarts = 0;
};

} // namespace understudy
