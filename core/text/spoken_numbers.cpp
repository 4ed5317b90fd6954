#include "core/text/spoken_numbers_p.h"

#include "core/text/spoken_reader_p.h"

#include <array>
#include <utility>

namespace understudy {
namespace {

constexpr std::array<std::string_view, 20> kOnes{"zero",    "one",     "two",       "three",    "four",
                                                 "five",    "six",     "seven",     "eight",    "nine",
                                                 "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                                 "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens{"",      "",      "twenty",  "thirty", "forty",
                                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::pair<std::uint64_t, std::string_view>, 5> kScales{{
    {1'000'000'000'000'000, "quadrillion"},
    {1'000'000'000'000, "trillion"},
    {1'000'000'000, "billion"},
    {1'000'000, "million"},
    {1'000, "thousand"},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOrdinals{{
    {"one", "first"},
    {"two", "second"},
    {"three", "third"},
    {"five", "fifth"},
    {"eight", "eighth"},
    {"nine", "ninth"},
    {"twelve", "twelfth"},
}};
constexpr std::size_t kMostSpeltDigits = 18; // what kScales reaches

std::string spellBelowThousand(std::uint64_t number)
{
    std::string words;
    if (number >= 100) {
        words.append(kOnes[number / 100]).append(" hundred");
        number %= 100;
        if (number == 0)
            return words;
    }
    if (number < 20) {
        appendWord(words, kOnes[number]);
        return words;
    }
    appendWord(words, kTens[number / 10]);
    if (number % 10 > 0)
        words.append("-").append(kOnes[number % 10]);
    return words;
}

/// The last two digits of a year or a room: "oh five", "forty-seven".
std::string spellTail(std::uint64_t pair)
{
    return pair < 10 ? "oh " + std::string(kOnes[pair]) : spellBelowThousand(pair);
}

std::string spellDenominator(std::string_view denominator, bool isPlural)
{
    if (valueOf(denominator) == 2)
        return isPlural ? "halves" : "half";
    std::string word = valueOf(denominator) == 4 ? "quarter" : spellOrdinal(denominator);
    return isPlural ? word + "s" : word;
}

} // namespace

std::uint64_t valueOf(std::string_view digits)
{
    std::uint64_t value = 0;
    for (const char digit : digits.substr(0, kMostSpeltDigits))
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    return value;
}

std::string spellCardinal(std::uint64_t number)
{
    if (number == 0)
        return std::string(kOnes[0]);
    std::string words;
    for (const auto& [scale, name] : kScales) {
        if (number >= scale) {
            appendWord(words, spellCardinal(number / scale));
            appendWord(words, name);
            number %= scale;
        }
    }
    if (number > 0)
        appendWord(words, spellBelowThousand(number));
    return words;
}

std::string spellCardinal(std::string_view digits)
{
    const std::size_t significant = digits.find_first_not_of('0');
    if (significant == std::string_view::npos)
        return std::string(kOnes[0]);
    const std::string_view number = digits.substr(significant);
    return number.size() > kMostSpeltDigits ? spellDigits(number) : spellCardinal(valueOf(number));
}

std::string ordinalOf(std::string cardinal)
{
    const std::size_t gap = cardinal.find_last_of(" -");
    const std::size_t begin = gap == std::string::npos ? 0 : gap + 1;
    const std::string last = cardinal.substr(begin);
    cardinal.resize(begin);
    for (const auto& [number, ordinal] : kOrdinals) {
        if (last == number)
            return cardinal.append(ordinal);
    }
    return last.ends_with('y') ? cardinal + last.substr(0, last.size() - 1) + "ieth" : cardinal + last + "th";
}

std::string spellOrdinal(std::string_view digits)
{
    return ordinalOf(spellCardinal(digits));
}

std::string spellYear(int year)
{
    const auto number = static_cast<std::uint64_t>(year);
    const std::uint64_t century = number / 100;
    const std::uint64_t rest = number % 100;
    if (number < 1000 || number > 9999 || (century % 10 == 0 && rest < 10))
        return spellCardinal(number);
    return spellBelowThousand(century) + (rest == 0 ? " hundred" : " " + spellTail(rest));
}

std::string spellDigits(std::string_view digits)
{
    std::string words;
    for (const char digit : digits)
        appendWord(words, kOnes[static_cast<std::size_t>(digit - '0')]);
    return words;
}

std::string spellPairs(std::string_view digits)
{
    if (digits.starts_with('0') || digits.size() > 4)
        return spellDigits(digits);
    const std::uint64_t number = valueOf(digits);
    if (number < 100 || (number < 1000 && number % 100 == 0))
        return spellCardinal(number);
    if (number < 1000)
        return spellBelowThousand(number / 100) + " " + spellTail(number % 100);
    return spellYear(static_cast<int>(number));
}

std::string spellFraction(std::string_view numerator, std::string_view denominator)
{
    return spellCardinal(numerator) + " " + spellDenominator(denominator, valueOf(numerator) != 1);
}

std::string pluralOf(std::string_view word)
{
    if (word.ends_with('y'))
        return std::string(word.substr(0, word.size() - 1)) + "ies";
    return std::string(word) + (word.ends_with('x') ? "es" : "s");
}

} // namespace understudy
