// A foreign text file: its bytes as UTF-8, its lines with their numbers, and errors that name them.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/text/spaced_words.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace understudy {

/// More than a day of subtitles with word times has.
inline constexpr Bytes kMostTranscriptBytes{32 * 1024 * 1024};

/// UTF-8 without byte order mark and zero bytes. UTF-16 is read where a mark tells, or its zero bytes do;
/// Windows-1252 where it is likely.
Result<std::string> decodeText(std::string bytes, const std::filesystem::path& path);

/// Nothing for what is no character: surrogates, and beyond U+10FFFF.
std::optional<std::string> encodeUtf8(std::uint32_t character);

/// Corrupt, "line N: what".
Failure damagedAt(std::size_t line, const std::filesystem::path& path, std::string_view what);

/// For such an error, cut where it is long.
std::string inQuotes(std::string_view text);

/// The number of the line that holds the byte, from 1.
std::size_t lineAt(std::string_view text, std::size_t offset);

/// Single-spaced; no-break spaces are spaces too.
std::string collapsed(std::string_view text);

/// Lower case for ASCII; the rest as it is.
std::string lowered(std::string_view text);

/// The extension, lowered, with its point.
std::string extensionOf(const std::filesystem::path& path);

/// Lines end at "\n", "\r\n" or "\r".
class LineReader
{
public:
    explicit LineReader(std::string_view text) : m_text(text) {}

    /// The next line without its end; nothing behind the last.
    std::optional<std::string_view> next();
    std::optional<std::string_view> peek() const;
    /// Of the line that next() gave last, from 1.
    std::size_t number() const { return m_number; }

private:
    std::string_view m_text; // borrowed
    std::size_t m_at = 0;
    std::size_t m_number = 0;
};

} // namespace understudy
