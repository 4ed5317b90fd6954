#include "core/text/bpe_pieces_p.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace understudy {

namespace {

enum class Kind : std::uint8_t
{
    End,
    Letter,
    Number,
    Newline,
    Space,
    Other
};

constexpr auto kAscii = [] {
    std::array<Kind, 128> kinds = {};
    for (int c = 0; c < 128; ++c) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool isDigit = c >= '0' && c <= '9';
        const bool isSpace = c == ' ' || (c >= '\t' && c <= '\r');
        kinds[static_cast<std::size_t>(c)] = isLetter  ? Kind::Letter
                                             : isDigit ? Kind::Number
                                             : isSpace ? Kind::Space
                                                       : Kind::Other;
    }
    kinds['\r'] = kinds['\n'] = Kind::Newline;
    return kinds;
}();

struct Symbol
{
    Kind kind = Kind::End;
    std::size_t length = 0; ///< bytes
};

Symbol foreignSymbolAt(std::string_view text, std::size_t at)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
    const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
    std::int32_t length = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, length, left, c);
    Symbol symbol{Kind::Other, static_cast<std::size_t>(length)};
    if (c < 0)
        return symbol;
    const auto category = U_GET_GC_MASK(c);
    if (category & U_GC_L_MASK)
        symbol.kind = Kind::Letter;
    else if (category & U_GC_N_MASK)
        symbol.kind = Kind::Number;
    else if (u_isUWhiteSpace(c))
        symbol.kind = Kind::Space;
    return symbol;
}

inline Symbol symbolAt(std::string_view text, std::size_t at)
{
    if (at == text.size())
        return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? Symbol{kAscii[byte], 1} : foreignSymbolAt(text, at);
}

/// Where the run of one kind that begins at `at` ends.
std::size_t endOfRun(std::string_view text, std::size_t at, Kind kind)
{
    for (auto symbol = symbolAt(text, at); symbol.kind == kind; symbol = symbolAt(text, at))
        at += symbol.length;
    return at;
}

/// (?i:'s|'t|'re|'ve|'m|'ll|'d), or 0. The long s (U+017F) folds to s.
std::size_t bytesOfContraction(std::string_view text)
{
    if (text[0] != '\'')
        return 0;
    const auto lower = [&](std::size_t at) { return at < text.size() ? text[at] | 0x20 : 0; };
    switch (lower(1)) {
    case 's':
    case 't':
    case 'm':
    case 'd':
        return 2;
    case 'r':
    case 'v':
        return lower(2) == 'e' ? 3 : 0;
    case 'l':
        return lower(2) == 'l' ? 3 : 0;
    default:
        return text.substr(1).starts_with("\xC5\xBF") ? 3 : 0;
    }
}

std::size_t endOfNumber(std::string_view text)
{
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) {
        const auto symbol = symbolAt(text, at);
        if (symbol.kind != Kind::Number)
            break;
        at += symbol.length;
    }
    return at;
}

/// \s*[\r\n]+ ends at the last line break of the white space; \s+(?!\S) leaves the last character to the word
/// that follows; \s+ takes what is left.
std::size_t endOfSpace(std::string_view text)
{
    std::size_t at = 0;
    std::size_t last = 0;
    std::size_t afterNewline = 0;
    for (auto symbol = symbolAt(text, at); symbol.kind == Kind::Space || symbol.kind == Kind::Newline;
         symbol = symbolAt(text, at)) {
        last = at;
        at += symbol.length;
        if (symbol.kind == Kind::Newline)
            afterNewline = at;
    }
    if (afterNewline > 0)
        return afterNewline;
    return at == text.size() || last == 0 ? at : last;
}

} // namespace

namespace {

std::size_t bytesOfLlamaPiece(std::string_view text)
{
    if (const auto length = bytesOfContraction(text); length > 0)
        return length;
    const auto first = symbolAt(text, 0);
    if (first.kind == Kind::Number)
        return endOfNumber(text);
    const auto word = first.kind == Kind::Letter || first.kind == Kind::Newline ? 0 : first.length;
    if (symbolAt(text, word).kind == Kind::Letter)
        return endOfRun(text, word, Kind::Letter);
    const std::size_t punctuation = text[0] == ' ' ? 1 : 0;
    if (symbolAt(text, punctuation).kind == Kind::Other)
        return endOfRun(text, endOfRun(text, punctuation, Kind::Other), Kind::Newline);
    return endOfSpace(text);
}

std::size_t bytesOfPlainContraction(std::string_view text)
{
    for (const std::string_view ending : {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"})
        if (text.starts_with(ending))
            return ending.size();
    return 0;
}

/// \s+(?!\S) leaves the last character to the word that follows; \s+ takes what is left.
std::size_t endOfPlainSpace(std::string_view text)
{
    std::size_t at = 0, last = 0;
    for (auto symbol = symbolAt(text, at); symbol.kind == Kind::Space || symbol.kind == Kind::Newline;
         symbol = symbolAt(text, at)) {
        last = at;
        at += symbol.length;
    }
    return at == text.size() || last == 0 ? at : last;
}

std::size_t bytesOfGpt2Piece(std::string_view text)
{
    if (const auto length = bytesOfPlainContraction(text); length > 0)
        return length;
    const std::size_t word = text[0] == ' ' ? 1 : 0;
    const auto kind = symbolAt(text, word).kind;
    const bool isSpace = kind == Kind::Space || kind == Kind::Newline || kind == Kind::End;
    return isSpace ? endOfPlainSpace(text) : endOfRun(text, word, kind);
}

} // namespace

std::size_t bytesOfFirstPiece(std::string_view text, BpePieces pieces)
{
    return pieces == BpePieces::Gpt2 ? bytesOfGpt2Piece(text) : bytesOfLlamaPiece(text);
}

} // namespace understudy
