#include "core/measure/text/characters_p.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

namespace understudy::unicode {

namespace {

icu::UnicodeString toIcu(std::u32string_view text)
{
    return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), // NOLINT: same values
                                         static_cast<std::int32_t>(text.size()));
}

std::u32string fromIcu(const icu::UnicodeString& text)
{
    std::u32string points;
    points.reserve(static_cast<std::size_t>(text.length()));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        points.push_back(static_cast<char32_t>(text.char32At(i)));
    return points;
}

std::u32string normalized(std::u32string_view text, const icu::Normalizer2* form)
{
    UErrorCode status = U_ZERO_ERROR;
    return fromIcu(form->normalize(toIcu(text), status));
}

enum class Kind
{
    Other,
    FlatMark,
    Symbol
};

Kind kindOf(char32_t c)
{
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    if ((mask & U_GC_MN_MASK) != 0)
        return Kind::FlatMark;
    return (mask & (U_GC_M_MASK | U_GC_S_MASK | U_GC_P_MASK)) != 0 ? Kind::Symbol : Kind::Other;
}

/// Letters that Unicode does not take apart; empty for others.
std::u32string_view takenApart(char32_t c)
{
    struct Letter
    {
        char32_t letter;
        std::u32string_view ascii;
    };
    static constexpr std::array kLetters{
        Letter{U'œ', U"oe"}, Letter{U'Œ', U"OE"}, Letter{U'ø', U"o"},  Letter{U'Ø', U"O"},
        Letter{U'æ', U"ae"}, Letter{U'Æ', U"AE"}, Letter{U'ß', U"ss"}, Letter{U'ẞ', U"SS"},
        Letter{U'đ', U"d"},  Letter{U'Đ', U"D"},  Letter{U'ð', U"d"},  Letter{U'Ð', U"D"},
        Letter{U'þ', U"th"}, Letter{U'Þ', U"th"}, Letter{U'ł', U"l"},  Letter{U'Ł', U"L"}};
    if (c < 0x80)
        return {};
    for (const auto& letter : kLetters)
        if (letter.letter == c)
            return letter.ascii;
    return {};
}

/// Without what stands between one of `open` and the next of `close`, both included.
std::u32string withoutSpans(std::u32string_view text, std::u32string_view open, std::u32string_view close,
                            std::size_t least)
{
    std::u32string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto end =
            open.find(text[at]) == open.npos ? text.npos : text.find_first_of(close, at + 1 + least);
        // With `least` 1, the character after the bracket is part of the span unless it closes it.
        const auto isSpan = end != text.npos && text.substr(at + 1, least).find_first_of(close) == text.npos;
        if (isSpan)
            at = end + 1;
        else
            kept.push_back(text[at++]);
    }
    return kept;
}

} // namespace

bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || isAsciiDigit(c) || c == U'_';
    const auto point = static_cast<UChar32>(c);
    return (U_GET_GC_MASK(point) & U_GC_L_MASK) != 0 ||
           u_getIntPropertyValue(point, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

bool isDecimalDigit(char32_t c)
{
    return c < 0x80 ? isAsciiDigit(c) : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == U' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_Z_MASK) != 0;
}

int digitValue(char32_t c)
{
    return u_charDigitValue(static_cast<UChar32>(c));
}

bool isWordEdge(std::u32string_view text, std::size_t at)
{
    const auto before = at > 0 && isWordCharacter(text[at - 1]);
    const auto after = at < text.size() && isWordCharacter(text[at]);
    return before != after;
}

std::vector<std::u32string_view> splitAtSpaces(std::u32string_view text)
{
    std::vector<std::u32string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && !isSpace(text[end]))
            ++end;
        if (end > at)
            words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::u32string withSingleSpaces(std::u32string_view text)
{
    std::u32string single;
    single.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!isSpace(text[i]))
            single.push_back(text[i]);
        else if (i == 0 || !isSpace(text[i - 1]))
            single.push_back(U' ');
    return single;
}

std::u32string fromUtf8(std::string_view text)
{
    return fromIcu(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}));
}

std::string toUtf8(std::u32string_view text)
{
    std::string utf8;
    toIcu(text).toUTF8String(utf8);
    return utf8;
}

std::u32string lowered(std::u32string_view text)
{
    return fromIcu(toIcu(text).toLower(icu::Locale::getRoot()));
}

std::u32string lowered(std::string_view text)
{
    auto icu = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    return fromIcu(icu.toLower(icu::Locale::getRoot()));
}

std::u32string decomposed(std::u32string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalized(text, icu::Normalizer2::getNFKDInstance(status));
}

std::u32string composed(std::u32string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalized(text, icu::Normalizer2::getNFKCInstance(status));
}

std::u32string withoutBrackets(std::u32string_view text)
{
    return withoutSpans(withoutSpans(text, U"<[", U">]", 0), U"(", U")", 1);
}

std::u32string withoutSymbols(std::u32string_view text)
{
    auto clean = composed(text);
    for (auto& c : clean)
        if (kindOf(c) != Kind::Other)
            c = U' ';
    return clean;
}

std::u32string withoutSymbolsAndDiacritics(std::u32string_view text, std::u32string_view kept)
{
    std::u32string clean;
    for (const auto c : decomposed(text)) {
        const auto kind = kindOf(c);
        if (kept.find(c) != kept.npos)
            clean.push_back(c);
        else if (const auto letters = takenApart(c); !letters.empty())
            clean.append(letters);
        else if (kind != Kind::FlatMark)
            clean.push_back(kind == Kind::Symbol ? U' ' : c);
    }
    return clean;
}

} // namespace understudy::unicode
