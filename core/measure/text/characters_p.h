// Classes of characters as Python's `re` and `str` know them (Unicode; the reference normalisers are written
// with those), and two replacements that they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace understudy::unicode {

bool isWordCharacter(char32_t c); ///< \w: letters, numbers of any kind, underscore; no marks
bool isDecimalDigit(char32_t c);  ///< \d: category Nd
bool isSpace(char32_t c);         ///< \s and str.split()
inline bool isAsciiDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}
/// The digit's value, of any script; `c` is a decimal digit.
int digitValue(char32_t c);

/// \b between the characters before and at `at`.
bool isWordEdge(std::u32string_view text, std::size_t at);

std::vector<std::u32string_view> splitAtSpaces(std::u32string_view text);
/// Each run of white space becomes one space; runs at the ends too.
std::u32string withSingleSpaces(std::u32string_view text);

std::u32string fromUtf8(std::string_view text);
std::string toUtf8(std::u32string_view text);
/// Full lower-casing of the root locale: "İ" becomes two characters.
std::u32string lowered(std::u32string_view text);
std::u32string lowered(std::string_view text);
std::u32string decomposed(std::u32string_view text); ///< NFKD
std::u32string composed(std::u32string_view text);   ///< NFKC

/// Without "<...>" and "[...]" (which may be mixed) and then without "(...)"; "()" is not one.
std::u32string withoutBrackets(std::u32string_view text);
/// Marks, symbols and punctuation become spaces.
std::u32string withoutSymbols(std::u32string_view text);
/// The same of the decomposed text, but that marks that take no room go, letters like "ø" become ASCII, and
/// `kept` stay.
std::u32string withoutSymbolsAndDiacritics(std::u32string_view text, std::u32string_view kept = {});

} // namespace understudy::unicode
