#include "core/base/utf8.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/text/encoding.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

constexpr std::size_t kMostQuoted = 40; // bytes

/// With its mark, where it has one. Nothing for half a unit, or half a pair of surrogates.
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

enum class Utf16
{
    No,
    LittleEndian,
    BigEndian
};

/// Of a character of an alphabet, of punctuation, or of half a pair of surrogates: not of Chinese.
bool isUpperByte(std::uint8_t byte)
{
    return byte <= 0x21 || (byte >= 0xD8 && byte < 0xE0);
}

/// A mark tells; without one a zero byte, which is in no other text, and upper bytes on one side alone.
Utf16 utf16In(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE"))
        return Utf16::LittleEndian;
    if (bytes.starts_with("\xFE\xFF"))
        return Utf16::BigEndian;
    std::array<bool, 2> areUpper{true, true}; // at even places, and at odd ones
    for (std::size_t at = 0; at < bytes.size(); ++at)
        areUpper[at % 2] = areUpper[at % 2] && isUpperByte(static_cast<std::uint8_t>(bytes[at]));
    if (bytes.size() % 2 != 0 || bytes.find('\0') == bytes.npos || areUpper[0] == areUpper[1])
        return Utf16::No;
    return areUpper[0] ? Utf16::BigEndian : Utf16::LittleEndian;
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
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (const auto utf16 = utf16In(bytes); utf16 != Utf16::No) {
        auto text = fromUtf16(bytes, utf16 == Utf16::BigEndian);
        if (!text)
            return fail(Code::Corrupt, path.string(), "broken UTF-16");
        bytes = std::move(*text);
    }
    if (bytes.starts_with(kMark))
        bytes.erase(0, kMark.size());
    if (const auto zero = bytes.find('\0'); zero != bytes.npos)
        return damagedAt(lineAt(bytes, zero), path,
                         "a zero byte: this is no text, or UTF-16 that does not say so; save it as UTF-8");
    if (const auto bad = findInvalidUtf8(bytes)) {
        auto text = fromWindows1252(bytes);
        if (!text)
            return damagedAt(lineAt(bytes, *bad), path,
                             "neither UTF-8 nor surely Windows-1252; save it as UTF-8, or convert it: iconv -f "
                             "WINDOWS-1252 -t UTF-8, with what it is written in");
        bytes = std::move(*text);
    }
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

std::string collapsed(std::string_view text)
{
    constexpr std::string_view kNoBreak = "\xC2\xA0";
    std::string plain(text);
    for (auto at = plain.find(kNoBreak); at != plain.npos; at = plain.find(kNoBreak, at))
        plain.replace(at, kNoBreak.size(), " ");
    return singleSpaced(plain);
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
