#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

namespace understudy {
namespace {

/// d: a digit; a dash and a space match their typographic forms too. The longest come first.
constexpr std::string_view kPatterns[] = {
    "dddd dddd dddd dddd", // cards
    "dddd-dddd-dddd-dddd",
    "+d (ddd) ddd-dddd",
    "+d-ddd-ddd-dddd",
    "+d ddd-ddd-dddd",
    "+d ddd ddd dddd",
    "+d.ddd.ddd.dddd",
    "d (ddd) ddd-dddd",
    "d-ddd-ddd-dddd",
    "d ddd-ddd-dddd",
    "(ddd) ddd-dddd",
    "(ddd) ddd dddd",
    "(ddd)ddd-dddd",
    "(ddd)-ddd-dddd",
    "ddd-ddd-dddd",
    "ddd.ddd.dddd",
    "ddd ddd dddd",
    "ddd ddd-dddd",
    "ddd-dd-dddd", // social security
    "ddd-dddd",
};
constexpr std::size_t kFewestInternational = 8; // digits with country code, ITU-T E.164 allows 15
constexpr std::size_t kMostInternational = 15;

std::size_t matchLength(std::string_view text, std::size_t at, std::string_view pattern)
{
    std::size_t end = at;
    for (const char wanted : pattern) {
        const char c = byteAt(text, end);
        const std::size_t length = wanted == 'd'   ? isDigit(c)
                                   : wanted == '-' ? dashLength(text, end)
                                   : wanted == ' ' ? spaceLength(text, end)
                                                   : c == wanted;
        if (length == 0)
            return 0;
        end += length;
    }
    const bool goesOn = isWordAt(text, end) || (dashLength(text, end) > 0 && isDigit(byteAt(text, end + 1)));
    return goesOn ? 0 : end - at;
}

/// +44 20 7946 0958
std::size_t internationalLength(std::string_view text, std::size_t at)
{
    std::size_t digits = 0;
    std::size_t end = at + 1;
    while (const std::size_t group = countDigits(text, end)) {
        digits += group;
        end += group;
        const std::size_t gap = dashLength(text, end) > 0 ? dashLength(text, end) : spaceLength(text, end);
        if (gap == 0 || digits > kMostInternational || !isDigit(byteAt(text, end + gap)))
            break;
        end += gap;
    }
    return digits >= kFewestInternational && digits <= kMostInternational ? end - at : 0;
}

/// Digit by digit, a comma between groups.
std::string spellGroups(std::string_view text)
{
    std::string words = text.starts_with('+') ? "plus" : "";
    bool isFirst = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t digits = countDigits(text, at);
        if (digits > 0) {
            words += isFirst ? (words.empty() ? "" : " ") : ", ";
            const std::string_view group = text.substr(at, digits);
            const bool isTollFree = group.size() == 3 && group.ends_with("00") && group[0] != '0'; // 1-800
            words += isTollFree ? spellCardinal(group) : spellDigits(group);
            isFirst = false;
        }
        at += digits > 0 ? digits : codePointAt(text, at).length;
    }
    return words;
}

/// 200-1999 after "pages" is a range, whatever it looks like.
bool isAfterPages(const Place& place)
{
    constexpr std::string_view kWords[] = {"pages", "pp", "p", "years", "lines", "verses", "from", "between"};
    return contains(kWords, toLower(place.wordBefore()));
}

} // namespace

MaybeReading readTelephone(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const char first = byteAt(text, place.at);
    if (!isDigit(first) && first != '+' && first != '(')
        return std::nullopt;
    std::size_t length = 0;
    for (const std::string_view pattern : kPatterns) {
        length = matchLength(text, place.at, pattern);
        if (length > 0)
            break;
    }
    if (length == 0 && first == '+')
        length = internationalLength(text, place.at);
    if (length == 0 || (first != '+' && first != '(' && isAfterPages(place)))
        return std::nullopt;
    return Reading{length, spellGroups(text.substr(place.at, length))};
}

} // namespace understudy
