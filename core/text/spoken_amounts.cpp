#include "core/text/spoken_amounts_p.h"

#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

constexpr std::size_t kLongNumber = 10; // digits from which a number without separators is a code

struct VulgarFraction
{
    char32_t character;
    std::string_view numerator, denominator;
};
constexpr VulgarFraction kVulgarFractions[] = {
    {0xBC, "1", "4"},    {0xBD, "1", "2"},   {0xBE, "3", "4"},   {0x2150, "1", "7"}, {0x2151, "1", "9"},
    {0x2152, "1", "10"}, {0x2153, "1", "3"}, {0x2154, "2", "3"}, {0x2155, "1", "5"}, {0x2156, "2", "5"},
    {0x2157, "3", "5"},  {0x2158, "4", "5"}, {0x2159, "1", "6"}, {0x215A, "5", "6"}, {0x215B, "1", "8"},
    {0x215C, "3", "8"},  {0x215D, "5", "8"}, {0x215E, "7", "8"},
};
constexpr std::array<std::uint64_t, 14> kDenominators{2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64};

struct Fraction
{
    std::size_t length = 0;
    std::string numerator, denominator;
};

Fraction scanSlashFraction(std::string_view text, std::size_t at)
{
    const std::size_t top = countDigits(text, at);
    const std::size_t slash = at + top;
    const std::size_t mark = byteAt(text, slash) == '/' ? 1 : startsWith(text, slash, "⁄") ? 3 : 0;
    const std::size_t bottom = countDigits(text, slash + mark);
    const std::size_t end = slash + mark + bottom;
    if (top == 0 || top > 2 || mark == 0 || bottom == 0 || bottom > 3 || byteAt(text, end) == '/')
        return {};
    const std::string_view numerator = text.substr(at, top);
    const std::string_view denominator = text.substr(slash + mark, bottom);
    const std::uint64_t parts = valueOf(denominator);
    const bool isUsual = std::find(kDenominators.begin(), kDenominators.end(), parts) != kDenominators.end();
    if (!isUsual || valueOf(numerator) >= parts || numerator[0] == '0' || denominator[0] == '0')
        return {};
    return {end - at, std::string(numerator), std::string(denominator)};
}

Fraction scanFraction(std::string_view text, std::size_t at)
{
    const CodePoint c = codePointAt(text, at);
    if (c.value < 0x80)
        return scanSlashFraction(text, at);
    for (const VulgarFraction& row : kVulgarFractions) {
        if (row.character == c.value)
            return {c.length, std::string(row.numerator), std::string(row.denominator)};
    }
    return {};
}

/// "a quarter" after a whole number: three and a quarter.
std::string spellMixed(const Numeral& whole, const Fraction& fraction)
{
    std::string words = spellFraction(fraction.numerator, fraction.denominator);
    if (valueOf(fraction.numerator) == 1) {
        const std::string part = words.substr(words.find(' ') + 1);
        words = (part.starts_with("eigh") ? "an " : "a ") + part;
    }
    return spellNumeral(whole) + " and " + words;
}

Amount scanSimple(std::string_view text, std::size_t at)
{
    if (const Fraction fraction = scanFraction(text, at); fraction.length > 0) {
        const std::string words = spellFraction(fraction.numerator, fraction.denominator);
        return {AmountKind::Fraction, fraction.length, words, valueOf(fraction.numerator) == 1, {}, {}};
    }
    const Numeral numeral = scanNumeral(text, at);
    if (numeral.length == 0)
        return {};
    const std::size_t end = at + numeral.length;
    const std::size_t joint = byteAt(text, end) == '-' ? 1 : spaceLength(text, end);
    const Fraction fraction = scanFraction(text, end + joint);
    if (numeral.isInteger() && fraction.length > 0 && (joint > 0 || codePointAt(text, end).value >= 0x80)) {
        const std::size_t length = numeral.length + joint + fraction.length;
        return {AmountKind::Mixed, length, spellMixed(numeral, fraction), false, numeral, {}};
    }
    const bool isOne = numeral.whole == "1" && numeral.isInteger();
    return {AmountKind::Number, numeral.length, spellNumeral(numeral), isOne, numeral, {}};
}

/// Does an equals sign follow soon?
bool isEquation(std::string_view text, std::size_t at)
{
    return text.substr(at, kLongestWord).find('=') != std::string_view::npos;
}

/// The bytes of a range's dash with the spaces about it; 0 if there is none.
std::size_t scanRangeDash(std::string_view text, std::size_t at)
{
    const std::size_t before = spaceLength(text, at);
    const std::size_t dash = dashLength(text, at + before);
    const std::size_t after = spaceLength(text, at + before + dash);
    if (dash == 0 || (before > 0) != (after > 0))
        return 0;
    const bool isSum = before > 0 && isEquation(text, at);
    return isSum ? 0 : before + dash + after;
}

/// The bytes of "x" or "×" between two numbers; 0 if there is none.
std::size_t scanTimes(std::string_view text, std::size_t at)
{
    const std::size_t before = spaceLength(text, at);
    const std::size_t sign = byteAt(text, at + before) == 'x'     ? 1
                             : startsWith(text, at + before, "×") ? 2
                                                                  : 0;
    const std::size_t end = at + before + sign + spaceLength(text, at + before + sign);
    const bool isPower = startsWith(text, end, "10^") ||
                         (startsWith(text, end, "10") && codePointAt(text, end + 2).value >= 0x80);
    const bool isSum = sign > 1 && isEquation(text, end);
    return sign > 0 && isDigit(byteAt(text, end)) && !isPower && !isSum ? end - at : 0;
}

/// A dash and digits right behind would make it a code: 555-12-3456.
bool isCodeAfter(std::string_view text, std::size_t at)
{
    return dashLength(text, at) > 0 && isDigit(byteAt(text, at + dashLength(text, at)));
}

Amount addRange(std::string_view text, std::size_t at, Amount amount)
{
    const std::size_t dash = scanRangeDash(text, at + amount.length);
    const Amount last = dash == 0 ? Amount{} : scanSimple(text, at + amount.length + dash);
    const std::size_t length = amount.length + dash + last.length;
    if (last.kind == AmountKind::None || isCodeAfter(text, at + length))
        return amount;
    amount.kind = AmountKind::Range;
    amount.length = length;
    amount.words += (amount.words == last.words ? " " : " to ") + last.words; // "fifty fifty"
    amount.isOne = false;
    amount.last = last.first;
    return amount;
}

} // namespace

bool Numeral::isYearLike() const
{
    const bool isPlain = whole.size() == 4 && length == 4;
    return isPlain && valueOf(whole) >= 1100 && valueOf(whole) <= 2099;
}

Numeral scanNumeral(std::string_view text, std::size_t at)
{
    Numeral numeral;
    std::size_t end = at + countDigits(text, at);
    numeral.whole = text.substr(std::min(at, text.size()), end - at);
    while (!numeral.whole.empty() && (numeral.isGrouped || numeral.whole.size() <= 3) &&
           byteAt(text, end) == ',' && countDigits(text, end + 1) == 3) {
        numeral.whole += text.substr(end + 1, 3);
        numeral.isGrouped = true;
        end += 4;
    }
    const std::size_t decimals = byteAt(text, end) == '.' ? countDigits(text, end + 1) : 0;
    if (decimals > 0) {
        numeral.decimals = text.substr(end + 1, decimals);
        end += 1 + decimals;
    }
    numeral.length = end - at;
    return numeral;
}

std::string spellNumeral(const Numeral& numeral)
{
    if (!numeral.isInteger()) {
        std::string words = numeral.whole.empty() ? std::string() : spellCardinal(numeral.whole);
        appendWord(words, "point");
        return words + " " + spellDigits(numeral.decimals);
    }
    const bool isZeroLed = numeral.whole.size() > 1 && numeral.whole.front() == '0';
    const bool isLong =
        numeral.whole.size() >= kLongNumber && !numeral.isGrouped && !numeral.whole.ends_with("000000");
    return isZeroLed || isLong ? spellDigits(numeral.whole) : spellCardinal(numeral.whole);
}

Amount scanAmount(std::string_view text, std::size_t at)
{
    Amount amount = scanSimple(text, at);
    if (amount.kind == AmountKind::None)
        return amount;
    for (std::size_t times = scanTimes(text, at + amount.length); times > 0;
         times = scanTimes(text, at + amount.length)) {
        const Amount next = scanSimple(text, at + amount.length + times);
        amount.kind = AmountKind::Product;
        amount.length += times + next.length;
        amount.words += " by " + next.words;
        amount.isOne = false;
    }
    return amount.kind == AmountKind::Product ? amount : addRange(text, at, amount);
}

std::string withUnit(const Amount& amount, std::string_view singular, std::string_view plural)
{
    if (amount.kind == AmountKind::Fraction && !amount.isOne) {
        const bool isVowel = std::string_view("aeiou").find(singular.front()) != std::string_view::npos;
        return amount.words + (isVowel ? " of an " : " of a ") + std::string(singular);
    }
    return amount.words + " " + std::string(amount.isOne ? singular : plural);
}

bool isAttributive(const Place& place, std::size_t length)
{
    const std::size_t end = place.at + length;
    const std::string before = toLower(place.wordBefore());
    const std::string_view after = place.wordAfter(length);
    constexpr std::string_view kNoNouns[] = {"a",  "and", "at", "for", "from", "in", "is",
                                             "of", "on",  "or", "per", "than", "to", "with"};
    return (before == "a" || before == "an") && spaceLength(place.text, end) > 0 && !after.empty() &&
           isLetter(after[0]) && !contains(kNoNouns, after);
}

std::string withUnit(const Place& place, std::size_t length, const Amount& amount, std::string_view singular,
                     std::string_view plural)
{
    return isAttributive(place, length) ? amount.words + " " + std::string(singular)
                                        : withUnit(amount, singular, plural);
}

} // namespace understudy
