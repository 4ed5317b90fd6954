#include "core/text/spoken_amounts_p.h"
#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr std::string_view kBeforeYears[] = {"in",     "since",  "by",     "until",     "till",   "from",
                                             "of",     "during", "before", "after",     "around", "circa",
                                             "year",   "early",  "late",   "mid",       "spring", "summer",
                                             "autumn", "fall",   "winter", "christmas", "ad"};
constexpr std::string_view kBeforePairs[] = {"boeing", "airbus", "highway", "route", "interstate",
                                             "flight", "room",   "us",      "suite"};
constexpr std::string_view kPluralsWithoutS[] = {"people", "men",  "women", "children",
                                                 "other",  "more", "feet",  "times"};
constexpr std::string_view kNoPlurals[] = {"was", "is", "has",    "as",   "this",    "its",  "his",  "does",
                                           "yes", "us", "always", "thus", "perhaps", "plus", "sees", "saw"};
constexpr std::string_view kOrdinalEndings[] = {"st", "nd", "rd", "th"};

/// 1500 people: what is counted follows.
bool isCount(const Place& place, std::size_t length)
{
    if (spaceLength(place.text, place.at + length) == 0)
        return false;
    const std::string_view next = place.wordAfter(length);
    if (next.empty() || !isLower(next[0]))
        return false;
    return contains(kPluralsWithoutS, next) ||
           (next.ends_with('s') && next.size() > 2 && !contains(kNoPlurals, next));
}

bool isYear(const Place& place, const Numeral& numeral)
{
    const bool isPlain = numeral.whole.size() == 4 && numeral.length == 4 && numeral.whole[0] != '0';
    if (!isPlain || numeral.whole >= "2100" || isCount(place, numeral.length))
        return false;
    return numeral.whole >= "1900" || contains(kBeforeYears, toLower(place.wordBefore())) ||
           contains({"BC", "BCE", "CE", "AD"}, place.wordAfter(numeral.length));
}

MaybeReading readOrdinal(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const Numeral numeral = scanNumeral(text, place.at);
    const std::size_t end = place.at + numeral.length;
    const bool isOrdinal = numeral.length > 0 && numeral.isInteger() && !isWordAt(text, end + 2) &&
                           contains(kOrdinalEndings, toLower(text.substr(end, 2)));
    if (!isOrdinal)
        return std::nullopt;
    return Reading{numeral.length + 2, spellOrdinal(numeral.whole)};
}

/// 2.5.1, and 192.168.0.1 with "dot".
MaybeReading readVersion(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    std::string words;
    std::size_t groups = 0;
    std::size_t end = place.at;
    while (const std::size_t digits = countDigits(text, end)) {
        if (groups > 0)
            words += " . ";
        const std::string_view group = text.substr(end, digits);
        words += group.size() > 1 && group[0] == '0' ? spellDigits(group) : spellCardinal(group);
        ++groups;
        end += digits;
        if (byteAt(text, end) != '.' || !isDigit(byteAt(text, end + 1)))
            break;
        ++end;
    }
    if (groups < 3)
        return std::nullopt;
    const std::string_view joint = groups == 4 ? "dot" : "point";
    for (std::size_t at = words.find('.'); at != std::string::npos; at = words.find('.', at))
        words.replace(at, 1, joint);
    return Reading{end - place.at, words};
}

/// 24/7, 9/11, 5/5, 16:9: what is no usual fraction and no time.
MaybeReading readRatio(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const Numeral left = scanNumeral(text, place.at);
    const std::size_t at = place.at + left.length;
    const char mark = byteAt(text, at);
    const Numeral right = mark == '/' || mark == ':' ? scanNumeral(text, at + 1) : Numeral{};
    if (left.length == 0 || right.length == 0 || byteAt(text, at + 1 + right.length) == mark)
        return std::nullopt;
    const std::string_view written = text.substr(place.at, left.length + 1 + right.length);
    const bool isPair = contains({"24/7", "20/20", "50/50", "9/11"}, written);
    const bool isScore = left.whole == right.whole || right.whole == "100";
    const std::string_view joint = mark == ':' ? " to " : isPair ? " " : isScore ? " out of " : " over ";
    return Reading{written.size(), spellNumeral(left) + std::string(joint) + spellNumeral(right)};
}

/// A year range says both as years: 1990-1995, 1914-18.
MaybeReading readYears(const Place& place, const Amount& amount)
{
    if (amount.kind != AmountKind::Range || !amount.first.isYearLike() || isCount(place, amount.length))
        return std::nullopt;
    const Numeral& last = amount.last;
    const auto spell = [](const Numeral& year) { return spellYear(static_cast<int>(valueOf(year.whole))); };
    const std::string first = spell(amount.first) + " to ";
    if (last.isYearLike())
        return Reading{amount.length, first + spell(last)};
    const bool isShort =
        last.length == 2 && last.whole.size() == 2 && amount.first.whole.substr(2) < last.whole;
    return isShort ? Reading{amount.length, first + spellNumeral(last)} : MaybeReading();
}

Reading readPlain(const Place& place, const Amount& amount)
{
    const std::size_t end = place.at + amount.length;
    const Numeral& numeral = amount.first;
    if (isYear(place, numeral))
        return {amount.length, spellYear(static_cast<int>(valueOf(numeral.whole)))};
    const std::string_view before = place.wordBefore();
    const bool isState = before.size() == 2 && isUpper(before[0]) && isUpper(before[1]); // NY 10001
    if (isState && numeral.whole.size() == 5 && numeral.length == 5)
        return {amount.length, spellDigits(numeral.whole)};
    const char next = byteAt(place.text, end);
    const bool isScanLines = (next == 'p' || next == 'i') && !isWordAt(place.text, end + 1); // 1080p
    const bool isCode =
        numeral.whole.size() >= 3 && numeral.whole.size() <= 4 && numeral.length == numeral.whole.size();
    if (isCode && (isScanLines || contains(kBeforePairs, toLower(before))))
        return {amount.length, spellPairs(numeral.whole)};
    const bool isTimes =
        (next == 'x' || startsWith(place.text, end, "×")) && !isWordAt(place.text, end + 1); // 10x faster
    if (isTimes && end < place.end)
        return {amount.length + codePointAt(place.text, end).length, amount.words + " times"};
    return {amount.length, amount.words};
}

} // namespace

MaybeReading readDecade(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t mark = apostropheLength(text, place.at);
    const std::size_t begin = place.at + mark;
    const std::size_t digits = countDigits(text, begin);
    if (digits != 2 && (digits != 4 || mark > 0))
        return std::nullopt;
    const std::string_view number = text.substr(begin, digits);
    const std::size_t apostrophe = apostropheLength(text, begin + digits);
    const std::size_t end = begin + digits + apostrophe;
    const bool isDecade = byteAt(text, end) == 's' && !isWordAt(text, end + 1) && number.ends_with('0');
    if (isDecade && (digits == 4 || number[0] > '1')) {
        const int value = static_cast<int>(valueOf(number));
        return Reading{end + 1 - place.at, pluralOf(digits == 4 ? spellYear(value) : spellCardinal(number))};
    }
    if (mark > 0 && !isWordAt(text, begin + digits)) // '99, '07
        return Reading{mark + digits,
                       number[0] == '0' ? "oh " + spellCardinal(number) : spellCardinal(number)};
    return std::nullopt;
}

MaybeReading readNumeral(const Place& place)
{
    const bool isQuote = apostropheLength(place.text, place.at) > 0;
    if (isWordBefore(place.text, place.at) && (isQuote || byteAt(place.text, place.at) == '.'))
        return std::nullopt;
    for (const Reader reader : {readOrdinal, readVersion}) {
        if (MaybeReading reading = reader(place))
            return reading;
    }
    const Amount amount = scanAmount(place.text.substr(0, place.end), place.at);
    if (amount.kind == AmountKind::None)
        return std::nullopt;
    if (MaybeReading years = readYears(place, amount))
        return years;
    if (amount.kind != AmountKind::Number)
        return Reading{amount.length, amount.words};
    const MaybeReading ratio = readRatio(place);
    return ratio ? ratio : readPlain(place, amount);
}

} // namespace understudy
