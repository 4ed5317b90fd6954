// A reader looks at one place of the written text and says how the next stretch of it is spoken, or that it
// is not its kind. Readers are pure functions; spoken_form.cpp tries them in order at every place.
#pragma once

#include "core/text/abbreviations_p.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace understudy {

struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 0; ///< bytes; 0 outside the text
};

/// U+FFFD of length 1 for a byte that is not UTF-8.
CodePoint codePointAt(std::string_view text, std::size_t at);
CodePoint codePointBefore(std::string_view text, std::size_t at);

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool isLetter(char c)
{
    return isUpper(c) || isLower(c);
}
/// The byte at `at`, or 0 outside the text.
constexpr char byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? text[at] : '\0';
}

/// A letter, digit or combining mark of any script.
bool isWordCodePoint(char32_t c);
bool isWordAt(std::string_view text, std::size_t at);
bool isWordBefore(std::string_view text, std::size_t at);
/// Readers look no further than this for the end of a word or address, so that hostile text costs no more.
inline constexpr std::size_t kLongestWord = 256;
/// Bytes of letters, digits and marks from `at` on, about kLongestWord at most.
std::size_t wordLength(std::string_view text, std::size_t at);
/// ASCII letters only.
std::string toLower(std::string_view text);
std::string toUpper(std::string_view text);
std::size_t countDigits(std::string_view text, std::size_t at = 0);
/// The bytes of a hyphen, minus, en dash or non-breaking hyphen at `at`; 0 for anything else.
std::size_t dashLength(std::string_view text, std::size_t at);
/// The bytes of a space or no-break space (U+00A0, U+2009, U+202F) at `at`; 0 for anything else.
std::size_t spaceLength(std::string_view text, std::size_t at);
/// The bytes of ' or its typographic form at `at`; 0 for anything else.
std::size_t apostropheLength(std::string_view text, std::size_t at);
bool startsWith(std::string_view text, std::size_t at, std::string_view prefix);

/// Is the word in the table?
template<std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Joins with a space unless one side is empty.
void appendWord(std::string& words, std::string_view word);

/// The name of an ASCII sign in code or an address: "dot", "open paren"; empty for any other character.
std::string_view characterName(char32_t c);

/// Where a reader looks. It may take bytes of [at, end) only, and see all of `text` to decide.
struct Place
{
    std::string_view text;
    std::size_t at = 0;
    std::size_t end = 0;
    std::size_t begin = 0; ///< of the run, where a number or word begins in any case

    /// What may be taken.
    std::string_view rest() const { return text.substr(at, end - at); }
    /// The word that ends before `at`, over one space and the full stop of an
    /// abbreviation; empty if other punctuation stands between.
    std::string_view wordBefore() const;
    /// The word that begins `skipped` bytes after `at`, over one space.
    std::string_view wordAfter(std::size_t skipped) const;
    /// Does a full stop that ends `skipped` bytes after `at` end a sentence?
    bool isSentenceEnd(std::size_t skipped, Ending ending) const
    {
        return endsSentence(text, at + skipped, ending);
    }
};

struct Reading
{
    std::size_t length = 0; ///< bytes of the written text
    std::string spoken;
};

using MaybeReading = std::optional<Reading>;
using Reader = MaybeReading (*)(const Place&);

MaybeReading readWeb(const Place& place);       ///< URLs, e-mail, @handles, #tags, file names
MaybeReading readDate(const Place& place);      ///< March 5, 2024; 5 March; 2024-03-05; 3/5/2024
MaybeReading readTime(const Place& place);      ///< 3:05 pm, 17:40, 5 a.m.
MaybeReading readDecade(const Place& place);    ///< 1990s, '90s, '07
MaybeReading readTelephone(const Place& place); ///< and other grouped numbers: cards, social security
MaybeReading readMoney(const Place& place);     ///< $20.50, 3.5 million euros, 50¢
MaybeReading readQuantity(const Place& place);  ///< an amount with its unit: 11 °C, 5-10 %, 6'2"
MaybeReading readNumeral(const Place& place); ///< what is left of numbers: years, ordinals, versions, ranges
MaybeReading readAbbreviation(const Place& place);
MaybeReading readRomanNumeral(const Place& place);
MaybeReading readAcronym(const Place& place); ///< FBI, U.S.A., A4, CO2
MaybeReading readSymbol(const Place& place);  ///< all else: & @ #, quotes, dashes, emoji, odd spaces

} // namespace understudy
