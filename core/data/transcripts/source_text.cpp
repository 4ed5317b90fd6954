#include "core/base/utf8.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/text/encoding.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::size_t kMostQuoted = 40; // bytes

/// `bytes` without the mark. Nothing for half a unit, or half a pair of surrogates.
std::optional<std::string> fromUtf16(std::string_view bytes, bool isBigEndian)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<std::uint8_t>(bytes[at]);
        const auto second = static_cast<std::uint8_t>(bytes[at + 1]);
        return static_cast<std::uint32_t>(isBigEndian ? first << 8 | second : second << 8 | first);
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        auto character = unit(at);
        if (character >= 0xD800 && character < 0xE000) {
            const auto low = at + 2 < bytes.size() ? unit(at + 2) : 0;
            if (character >= 0xDC00 || low < 0xDC00 || low >= 0xE000)
                return std::nullopt;
            character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        appendUtf8(text, character);
    }
    return text;
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::optional<std::string> encodeUtf8(std::uint32_t character)
{
    if ((character >= 0xD800 && character < 0xE000) || character > 0x10FFFF)
        return std::nullopt;
    std::string text;
    appendUtf8(text, character);
    return text;
}

Result<std::string> decodeText(std::string bytes, const std::filesystem::path& path)
{
    const std::string_view view = bytes;
    if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
        auto text = fromUtf16(view.substr(2), view.front() == '\xFE');
        if (!text)
            return fail(Code::Corrupt, path.string(), "broken UTF-16");
        bytes = std::move(*text);
    } else if (view.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
    }
    if (const auto bad = findInvalidUtf8(bytes)) {
        auto text = fromWindows1252(bytes);
        if (!text)
            return damagedAt(lineAt(bytes, *bad), path,
                             "neither UTF-8 nor surely Windows-1252; save it as UTF-8, or convert it: iconv -f "
                             "WINDOWS-1252 -t UTF-8, with what it is written in");
        bytes = std::move(*text);
    }
    if (const auto zero = bytes.find('\0'); zero != bytes.npos)
        return damagedAt(lineAt(bytes, zero), path, "a zero byte, so this is no text");
    return bytes;
}

Failure damagedAt(std::size_t line, const std::filesystem::path& path, std::string_view what)
{
    return fail(Code::Corrupt, path.string(), "line " + std::to_string(line) + ": " + std::string(what));
}

std::string inQuotes(std::string_view text)
{
    if (text.size() <= kMostQuoted)
        return "\"" + std::string(text) + "\"";
    auto end = kMostQuoted;
    while (end > 0 && (text[end] & '\xC0') == '\x80')
        --end;
    return "\"" + std::string(text.substr(0, end)) + "...\"";
}

std::size_t lineAt(std::string_view text, std::size_t offset)
{
    LineReader lines(text.substr(0, offset));
    while (lines.next()) {
    }
    const bool isAtStart = offset == 0 || text[offset - 1] == '\n' || text[offset - 1] == '\r';
    return lines.number() + (isAtStart ? 1 : 0);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string collapsed(std::string_view text)
{
    std::string result;
    bool isGap = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isNoBreak = text.substr(at).starts_with("\xC2\xA0");
        if (isNoBreak || isSpace(text[at])) {
            isGap = !result.empty();
            at += isNoBreak ? 1 : 0;
            continue;
        }
        if (isGap)
            result += ' ';
        isGap = false;
        result += text[at];
    }
    return result;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (auto& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return result;
}

std::string extensionOf(const std::filesystem::path& path)
{
    return lowered(path.extension().string());
}

std::optional<std::string_view> LineReader::peek() const
{
    if (m_at >= m_text.size())
        return std::nullopt;
    const auto end = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
    return m_text.substr(m_at, end - m_at);
}

std::optional<std::string_view> LineReader::next()
{
    const auto line = peek();
    if (!line)
        return std::nullopt;
    m_at += line->size();
    m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
    ++m_number;
    return line;
}

} // namespace understudy
