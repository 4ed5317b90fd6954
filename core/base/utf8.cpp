#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace understudy {

namespace {

/// Length of the sequence at `at`, or 0 when it is not valid (Unicode standard, table 3-7).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
    };
    const auto follows = [&](std::size_t i, std::uint8_t low = 0x80, std::uint8_t high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const auto first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const std::uint8_t low = first == 0xE0 ? 0xA0 : 0x80;
        const std::uint8_t high = first == 0xED ? 0x9F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const std::uint8_t low = first == 0xF0 ? 0x90 : 0x80;
        const std::uint8_t high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
    }
    return 0;
}

bool isContinuation(char c)
{
    return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80;
}

} // namespace

std::optional<std::size_t> findInvalidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto length = sequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::size_t countCodePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !isContinuation(c); }));
}

LineIndex::LineIndex(std::string_view text) : m_text(text), m_starts{0}
{
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n')
            m_starts.push_back(i + 1);
}

TextPosition LineIndex::position(std::size_t offset) const
{
    offset = std::min(offset, m_text.size());
    const auto after = std::ranges::upper_bound(m_starts, offset);
    const auto line = static_cast<std::size_t>(after - m_starts.begin());
    const auto start = m_starts[line - 1];
    return {line, countCodePoints(m_text.substr(start, offset - start)) + 1};
}

std::size_t LineIndex::offset(TextPosition position) const
{
    if (position.line == 0 || position.line > m_starts.size())
        return m_text.size();
    auto at = m_starts[position.line - 1];
    for (std::size_t column = 1; column < position.column && at < m_text.size() && m_text[at] != '\n'; ++column)
        for (++at; at < m_text.size() && isContinuation(m_text[at]); ++at) {
        }
    return at;
}

void appendUtf8(std::string& text, char32_t code)
{
    const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80)
        return add(code);
    if (code < 0x800) {
        add(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        add(0xE0 | code >> 12);
        add(0x80 | (code >> 6 & 0x3F));
    } else {
        add(0xF0 | code >> 18);
        add(0x80 | (code >> 12 & 0x3F));
        add(0x80 | (code >> 6 & 0x3F));
    }
    add(0x80 | (code & 0x3F));
}

} // namespace understudy
