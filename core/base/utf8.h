// UTF-8 checks and positions. A column counts code points, as editors and script.md do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// Offset of the first byte that is not valid UTF-8 (RFC 3629: no surrogates, no overlong forms).
std::optional<std::size_t> findInvalidUtf8(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t countCodePoints(std::string_view text);

/// `code` is a Unicode scalar value.
void appendUtf8(std::string& text, char32_t code);

/// Line and column, 1-based, the column in code points.
struct TextPosition
{
    std::size_t line = 1;
    std::size_t column = 1;
    auto operator<=>(const TextPosition&) const = default;
};

/// Byte offset to position and back, for one text; lines end at "\n".
class LineIndex
{
public:
    explicit LineIndex(std::string_view text);

    TextPosition position(std::size_t offset) const;
    /// Clamped to the line's end.
    std::size_t offset(TextPosition position) const;
    std::size_t lineCount() const { return m_starts.size(); }
    std::size_t lineStart(std::size_t line) const { return m_starts[line - 1]; }

private:
    std::string_view m_text; // borrowed: the text outlives its index
    std::vector<std::size_t> m_starts;
};

} // namespace understudy
