#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

#include <unicode/uchar.h>

#include <array>

namespace understudy {
namespace {

struct Symbol
{
    char32_t character;
    std::string_view spoken;
};
template<std::size_t N>
constexpr bool isInOrder(const Symbol (&table)[N])
{
    return std::is_sorted(std::begin(table), std::end(table),
                          [](const Symbol& a, const Symbol& b) { return a.character < b.character; });
}

/// Said wherever they stand.
constexpr Symbol kSymbols[] = {
    {'$', "dollar"},
    {'%', "percent"},
    {'&', "and"},
    {'+', "plus"},
    {'<', "less than"},
    {'=', "equals"},
    {'>', "greater than"},
    {'@', "at"},
    {U'¢', "cent"},
    {U'£', "pound"},
    {U'¥', "yen"},
    {U'§', "section"},
    {U'©', "copyright"},
    {U'°', "degrees"},
    {U'±', "plus or minus"},
    {U'²', "squared"},
    {U'³', "cubed"},
    {U'¶', "paragraph"},
    {U'×', "times"},
    {U'÷', "divided by"},
    {U'€', "euro"},
    {U'№', "number"},
    {U'→', "to"},
    {U'−', "minus"},
    {U'√', "square root of"},
    {U'∞', "infinity"},
    {U'≈', "about"},
    {U'≠', "is not equal to"},
    {U'≤', "less than or equal to"},
    {U'≥', "greater than or equal to"},
    {U'♭', "flat"},
    {U'♯', "sharp"},
};
static_assert(isInOrder(kSymbols));

/// Two characters that are one sign.
constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
    {"!=", "is not equal to"},
    {"<=", "less than or equal to"},
    {">=", "greater than or equal to"},
    {"==", "equals"},
    {"->", "to"},
    {"=>", "to"},
    {"§§", "sections"},
};

/// Punctuation to its plain form.
constexpr Symbol kCanonical[] = {
    {'[', "("},   {']', ")"},   {'{', "("},   {'}', ")"},    {U'«', "\""}, {U'»', "\""}, {U'‐', "-"},
    {U'‑', "-"},  {U'–', "-"},  {U'‘', "'"},  {U'’', "'"},   {U'‚', "'"},  {U'‛', "'"},  {U'“', "\""},
    {U'”', "\""}, {U'„', "\""}, {U'‟', "\""}, {U'…', "..."}, {U'′', "'"},  {U'″', "\""}, {U'、', ","},
    {U'。', "."}, {U'！', "!"}, {U'，', ","}, {U'：', ":"},  {U'；', ";"}, {U'？', "?"},
};
static_assert(isInOrder(kCanonical));

/// Every character of a code or an address by its name.
constexpr Symbol kNames[] = {{'!', "exclamation mark"},
                             {'"', "quote"},
                             {'#', "hash"},
                             {'$', "dollar"},
                             {'%', "percent"},
                             {'&', "and"},
                             {'\'', "apostrophe"},
                             {'(', "open paren"},
                             {')', "close paren"},
                             {'*', "star"},
                             {'+', "plus"},
                             {',', "comma"},
                             {'-', "dash"},
                             {'.', "dot"},
                             {'/', "slash"},
                             {':', "colon"},
                             {';', "semicolon"},
                             {'<', "less than"},
                             {'=', "equals"},
                             {'>', "greater than"},
                             {'?', "question mark"},
                             {'@', "at"},
                             {'[', "open bracket"},
                             {'\\', "backslash"},
                             {']', "close bracket"},
                             {'^', "caret"},
                             {'_', "underscore"},
                             {'`', "backtick"},
                             {'{', "open brace"},
                             {'|', "pipe"},
                             {'}', "close brace"},
                             {'~', "tilde"}};
static_assert(isInOrder(kNames));

template<std::size_t N>
std::string_view find(const Symbol (&table)[N], char32_t c)
{
    const auto row =
        std::lower_bound(std::begin(table), std::end(table), c,
                         [](const Symbol& symbol, char32_t value) { return symbol.character < value; });
    return row != std::end(table) && row->character == c ? row->spoken : std::string_view();
}

bool isAmountAt(std::string_view text, std::size_t at)
{
    constexpr std::string_view kCurrencySigns = "$€£¥";
    const char c = byteAt(text, at);
    if (isDigit(c) || (c == '.' && isDigit(byteAt(text, at + 1))))
        return true;
    const CodePoint sign = codePointAt(text, at);
    return sign.length > 0 && !isWordCodePoint(sign.value) &&
           kCurrencySigns.find(text.substr(at, sign.length)) != std::string_view::npos &&
           isDigit(byteAt(text, at + sign.length));
}

/// Greek letters that stand alone are said by name.
std::string greekName(const Place& place, CodePoint c)
{
    const bool isGreek = c.value >= 0x391 && c.value <= 0x3C9 && c.value != 0x3C2;
    const auto isLetterBeside = [](char32_t other) { return other >= 0x370 && isWordCodePoint(other); };
    if (!isGreek || isLetterBeside(codePointBefore(place.text, place.at).value) ||
        isLetterBeside(codePointAt(place.text, place.at + c.length).value))
        return {};
    std::array<char, 64> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int length =
        u_charName(static_cast<UChar32>(c.value), U_UNICODE_CHAR_NAME, name.data(), 64, &status);
    const std::string_view words(name.data(), static_cast<std::size_t>(std::max(length, 0)));
    return U_SUCCESS(status) ? toLower(words.substr(words.rfind(' ') + 1)) : std::string();
}

/// Digits of other scripts, circled and Roman number characters, superscripts.
std::string numberName(const Place& place, CodePoint c)
{
    const auto value = c.value < 0x80 ? U_NO_NUMERIC_VALUE : u_getNumericValue(static_cast<UChar32>(c.value));
    const bool isNumber = (U_GET_GC_MASK(static_cast<UChar32>(c.value)) & U_GC_N_MASK) != 0;
    if (!isNumber || value < 0 || value > 1000)
        return {};
    const bool isSuperscript =
        c.value == 0xB9 || c.value == 0x2070 || (c.value >= 0x2074 && c.value <= 0x2079);
    std::string words = spellCardinal(static_cast<std::uint64_t>(value));
    if (!isSuperscript)
        return words;
    return isDigit(codePointBefore(place.text, place.at).value < 0x80 ? byteAt(place.text, place.at - 1)
                                                                      : ' ')
               ? "to the power of " + words
               : std::string(" ");
}

/// "7 - 2 = 5"
bool isMinus(std::string_view text, std::size_t at)
{
    return at > 1 && isDigit(text[at - 2]) && text[at - 1] == ' ' && isDigit(byteAt(text, at + 2));
}

/// Symbols whose reading hangs on what is beside them; empty: not said here.
std::string_view contextualName(const Place& place, char c)
{
    const char before = place.at > 0 ? place.text[place.at - 1] : ' ';
    const bool isWordBoth = isWordBefore(place.text, place.at) && isWordAt(place.text, place.at + 1);
    const std::size_t next = place.at + 1 + spaceLength(place.text, place.at + 1);
    switch (c) {
    case '-':
        if (isMinus(place.text, place.at))
            return "minus";
        return !isWordBefore(place.text, place.at) && before != ')' && isAmountAt(place.text, place.at + 1)
                   ? "minus"
                   : "";
    case '#':
        return isAmountAt(place.text, place.at + 1) ? "number" : isUpper(before) ? "sharp" : "hash";
    case '~':
        return isAmountAt(place.text, place.at + 1) ? "about" : "";
    case '^':
        return isAmountAt(place.text, place.at + 1) ? "to the power of" : "";
    case '*':
        return isAmountAt(place.text, next) && (isDigit(before) || before == ' ') && place.at > 0 ? "times"
                                                                                                  : "";
    case '\\':
        return isWordBoth ? "backslash" : "";
    case '_':
        return isWordBoth ? " " : "";
    case '/':
        if (isUpper(before) && isUpper(byteAt(place.text, place.at + 1)))
            return " ";
        if (before == ' ' && place.at > 1 && isDigit(place.text[place.at - 2]) &&
            isAmountAt(place.text, next))
            return "divided by";
        return isWordBefore(place.text, place.at) || isWordAt(place.text, place.at + 1) || before == ' '
                   ? "slash"
                   : "";
    default:
        return "";
    }
}

/// Kept as it is.
bool isKept(const Place& place, char32_t c)
{
    constexpr std::u32string_view kPunctuation = U".,;:?!'\"()";
    if (isWordCodePoint(c) || kPunctuation.find(c) != std::u32string_view::npos)
        return true;
    const std::size_t next = place.at + 1;
    return c == '-' && isWordBefore(place.text, place.at) &&
           (isWordAt(place.text, next) || apostropheLength(place.text, next) > 0); // mid-'90s
}

std::string nameOf(const Place& place, CodePoint c)
{
    if (c.value < 0x80) {
        if (const std::string_view name = contextualName(place, static_cast<char>(c.value)); !name.empty())
            return std::string(name);
    }
    if (const std::string_view name = find(kSymbols, c.value); !name.empty())
        return std::string(name);
    if (std::string name = greekName(place, c); !name.empty())
        return name;
    return numberName(place, c);
}

bool isSpace(char32_t c)
{
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

/// What a stretch of spaces, dashes and characters that are not said comes to.
struct Gap
{
    std::size_t length = 0;
    bool hasSpace = false, hasDash = false, hasDropped = false;
};

/// A dash that parts clauses: —, --, or a spaced - or –. Its bytes, or 0.
std::size_t clauseDashLength(std::string_view text, std::size_t at)
{
    const bool isAfterSpace = at == 0 || isSpace(codePointBefore(text, at).value);
    if (startsWith(text, at, "--")) {
        const std::size_t end = std::min(text.find_first_not_of('-', at), text.size());
        return isAfterSpace && isWordAt(text, end) ? 0 : end - at; // --help
    }
    const CodePoint c = codePointAt(text, at);
    if (c.value == 0x2014 || c.value == 0x2015)
        return c.length;
    const bool isBeforeSpace =
        at + c.length >= text.size() || isSpace(codePointAt(text, at + c.length).value);
    const bool isSpaced = isAfterSpace && isBeforeSpace && !isMinus(text, at);
    return (c.value == '-' || c.value == 0x2013) && isSpaced ? c.length : 0;
}

Gap scanGap(const Place& place)
{
    Gap gap;
    for (std::size_t at = place.at; at < place.end;) {
        const CodePoint c = codePointAt(place.text, at);
        const Place here{place.text, at, place.end};
        if (const std::size_t dash = clauseDashLength(place.text, at); dash > 0) {
            gap.hasDash = true;
            at += std::min(dash, place.end - at);
        } else if (isSpace(c.value)) {
            gap.hasSpace = true;
            at += c.length;
        } else if (!isKept(here, c.value) && find(kCanonical, c.value).empty() && nameOf(here, c).empty()) {
            gap.hasDropped = true;
            at += c.length;
        } else {
            break;
        }
        gap.length = at - place.at;
    }
    return gap;
}

std::string spellGap(const Place& place, const Gap& gap)
{
    constexpr std::u32string_view kPauses = U",.;:?!…";
    const char32_t before = codePointBefore(place.text, place.at).value;
    const std::size_t end = place.at + gap.length;
    const char32_t after = codePointAt(place.text, end).value;
    const bool isAtPause = kPauses.find(after) != std::u32string_view::npos || after == ')';
    if (gap.hasDash && before != 0) {
        const bool isPaused =
            kPauses.find(before) != std::u32string_view::npos || isAtPause || before == '"' || before == '(';
        if (!isPaused)
            return end == place.text.size() ? "." : after == '"' || after == 0x201D ? "," : ", ";
    }
    if (!gap.hasSpace && !gap.hasDash)
        return {};
    if ((gap.hasDropped || gap.hasDash) && (before == 0 || after == 0 || isAtPause))
        return {};
    return before == '"' && gap.hasDash && !gap.hasSpace ? std::string() : " ";
}

/// "word,word" and "end.Next": a missing space.
bool lacksSpace(const Place& place, char c)
{
    if (!isWordBefore(place.text, place.at) || !isWordAt(place.text, place.at + 1))
        return false;
    const char before = place.text[place.at - 1];
    return c == ',' || c == ';' || c == ':' ||
           ((c == '.' || c == '?' || c == '!') && isLower(before) && isUpper(place.text[place.at + 1]));
}

} // namespace

std::string_view characterName(char32_t c)
{
    return find(kNames, c);
}

MaybeReading readSymbol(const Place& place)
{
    const CodePoint c = codePointAt(place.text, place.at);
    if (c.value == ' ' &&
        (isLetter(byteAt(place.text, place.at + 1)) || isDigit(byteAt(place.text, place.at + 1))))
        return std::nullopt;
    if (c.value < 0x80 && lacksSpace(place, static_cast<char>(c.value)))
        return Reading{1, std::string(1, static_cast<char>(c.value)) + " "};
    for (const auto& [signs, name] : kPairs) {
        if (place.rest().starts_with(signs))
            return Reading{signs.size(), std::string(name)};
    }
    if (const Gap gap = scanGap(place); gap.length > 0)
        return Reading{gap.length, spellGap(place, gap)};
    if (std::string name = nameOf(place, c); !name.empty())
        return Reading{c.length, std::move(name)};
    if (isKept(place, c.value))
        return std::nullopt;
    return Reading{c.length, std::string(find(kCanonical, c.value))};
}

} // namespace understudy
