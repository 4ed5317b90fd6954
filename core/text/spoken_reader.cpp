#include "core/text/spoken_reader_p.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace understudy {
namespace {

std::string mapAscii(std::string_view text, bool (*isMapped)(char))
{
    std::string mapped(text);
    for (char& c : mapped)
        c = isMapped(c) ? static_cast<char>(c ^ 0x20) : c;
    return mapped;
}

} // namespace

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {};
    if (static_cast<unsigned char>(text[at]) < 0x80)
        return {static_cast<char32_t>(text[at]), 1};
    const std::string_view window = text.substr(at, 4);
    int length = 0;
    UChar32 c = 0;
    U8_NEXT(window.data(), length, static_cast<int>(window.size()), c);
    return c < 0 ? CodePoint{0xFFFD, 1}
                 : CodePoint{static_cast<char32_t>(c), static_cast<std::size_t>(length)};
}

CodePoint codePointBefore(std::string_view text, std::size_t at)
{
    if (at == 0 || at > text.size())
        return {};
    const std::size_t begin = at < 4 ? 0 : at - 4;
    const std::string_view window = text.substr(begin, at - begin);
    int position = static_cast<int>(window.size());
    UChar32 c = 0;
    U8_PREV(window.data(), 0, position, c);
    if (c < 0)
        return {0xFFFD, 1};
    return {static_cast<char32_t>(c), window.size() - static_cast<std::size_t>(position)};
}

bool isWordCodePoint(char32_t c)
{
    if (c < 0x80)
        return isLetter(static_cast<char>(c)) || isDigit(static_cast<char>(c));
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_MN_MASK | U_GC_MC_MASK)) != 0 &&
           u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_VARIATION_SELECTOR) == 0;
}

bool isWordAt(std::string_view text, std::size_t at)
{
    return at < text.size() && isWordCodePoint(codePointAt(text, at).value);
}

bool isWordBefore(std::string_view text, std::size_t at)
{
    return at > 0 && isWordCodePoint(codePointBefore(text, at).value);
}

std::size_t wordLength(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end - at < kLongestWord && isWordAt(text, end))
        end += codePointAt(text, end).length;
    return end - at;
}

std::string toLower(std::string_view text)
{
    return mapAscii(text, isUpper);
}

std::string toUpper(std::string_view text)
{
    return mapAscii(text, isLower);
}

std::size_t countDigits(std::string_view text, std::size_t at)
{
    std::size_t count = 0;
    while (isDigit(byteAt(text, at + count)))
        ++count;
    return count;
}

std::size_t dashLength(std::string_view text, std::size_t at)
{
    const CodePoint c = codePointAt(text, at);
    const bool isDash = c.value == '-' || (c.value >= 0x2010 && c.value <= 0x2013) || c.value == 0x2212;
    return isDash ? c.length : 0;
}

std::size_t spaceLength(std::string_view text, std::size_t at)
{
    const CodePoint c = codePointAt(text, at);
    return c.value == ' ' || c.value == 0xA0 || c.value == 0x2009 || c.value == 0x202F ? c.length : 0;
}

std::size_t apostropheLength(std::string_view text, std::size_t at)
{
    const CodePoint c = codePointAt(text, at);
    return c.value == '\'' || c.value == 0x2018 || c.value == 0x2019 ? c.length : 0;
}

bool startsWith(std::string_view text, std::size_t at, std::string_view prefix)
{
    return at <= text.size() && text.substr(at).starts_with(prefix);
}

void appendWord(std::string& words, std::string_view word)
{
    if (!words.empty() && !word.empty())
        words += ' ';
    words += word;
}

std::string_view Place::wordBefore() const
{
    std::size_t last = at;
    if (last > 0 && text[last - 1] == ' ')
        --last;
    const bool hasStop = last < at && last > 0 && text[last - 1] == '.';
    last -= hasStop ? 1 : 0;
    std::size_t first = last;
    while (last - first < kLongestWord && isWordBefore(text, first))
        first -= codePointBefore(text, first).length;
    const std::string_view word = text.substr(first, last - first);
    return hasStop && findAbbreviation(word) == nullptr ? std::string_view() : word;
}

std::string_view Place::wordAfter(std::size_t skipped) const
{
    std::size_t first = at + skipped;
    first += spaceLength(text, first);
    return text.substr(std::min(first, text.size()), wordLength(text, first));
}

} // namespace understudy
