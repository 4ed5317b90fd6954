#include "core/text/spoken_say_as_p.h"

#include "core/text/spoken_acronyms_p.h"
#include "core/text/spoken_amounts_p.h"
#include "core/text/spoken_dates_p.h"
#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"
#include "core/text/spoken_units_p.h"

#include <array>

namespace understudy {
namespace {

using Said = std::optional<std::string>;

std::string nameOf(std::string_view character)
{
    return isWordAt(character, 0) ? std::string(character)
                                  : std::string(characterName(codePointAt(character, 0).value));
}

std::string spellCharacters(std::string_view text)
{
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = codePointAt(text, at).length;
        const std::string_view character = text.substr(at, length);
        appendWord(words, isDigit(character[0])    ? spellDigits(character)
                          : isLetter(character[0]) ? spellLetters(character)
                                                   : nameOf(character));
        at += length;
    }
    return words;
}

std::string onlyDigits(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), isDigit);
    return digits;
}

Said sayNumber(std::string_view text, bool isOrdinal)
{
    const bool isNegative = text.starts_with('-');
    const Numeral numeral = scanNumeral(text, isNegative ? 1 : 0);
    const std::string_view rest = text.substr((isNegative ? 1 : 0) + numeral.length);
    const bool hasEnding = contains({"st", "nd", "rd", "th"}, toLower(rest));
    if (numeral.length == 0 || !(rest.empty() || (isOrdinal && hasEnding)) ||
        (isOrdinal && !numeral.isInteger()))
        return std::nullopt;
    const std::string words = numeral.isInteger() ? spellCardinal(numeral.whole) : spellNumeral(numeral);
    return (isNegative ? "minus " : "") + (isOrdinal ? ordinalOf(words) : words);
}

/// The parts of a date in the order of `format`: "mdy", "dm", "y".
Said sayDate(std::string_view text, std::string_view format)
{
    const std::string_view order = format.empty() ? "mdy" : format;
    if (order.size() == 3) {
        const Date date = scanNumericDate(text, 0, order);
        if (date.length == text.size())
            return spellDate(date);
    }
    Date date;
    std::size_t at = 0;
    for (const char part : order) {
        const std::size_t digits = countDigits(text, at);
        const std::uint64_t value = valueOf(text.substr(at, digits));
        if (digits == 0 || digits > 4 || (part == 'm' && (value < 1 || value > 12)) ||
            (part == 'd' && (value < 1 || value > 31)))
            return std::nullopt;
        (part == 'y' ? date.year : part == 'm' ? date.month : date.day) = static_cast<int>(value);
        at += digits + (at + digits < text.size() ? 1 : 0);
    }
    if (at != text.size())
        return std::nullopt;
    return date.day > 0 && date.month == 0 ? "the " + spellDate(Date{0, date.year, 0, date.day})
                                           : spellDate(date);
}

Said sayFraction(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const std::size_t joint = text.find_first_of("+ ");
    if (slash == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = joint < slash ? joint + 1 : 0;
    const std::string_view top = text.substr(begin, slash - begin);
    const std::string_view bottom = text.substr(slash + 1);
    const auto isNumber = [](std::string_view part) {
        return !part.empty() && countDigits(part) == part.size();
    };
    if (!isNumber(top) || !isNumber(bottom) || valueOf(bottom) < 2 ||
        (begin > 0 && !isNumber(text.substr(0, joint))))
        return std::nullopt;
    const std::string fraction = spellFraction(top, bottom);
    return begin == 0 ? fraction : spellCardinal(text.substr(0, joint)) + " and " + fraction;
}

/// The whole text, if one of the readers takes it all.
Said sayWhole(std::string_view text, std::initializer_list<Reader> readers)
{
    for (const Reader reader : readers) {
        const MaybeReading reading = reader(Place{text, 0, text.size()});
        if (reading && reading->length == text.size())
            return reading->spoken;
    }
    return std::nullopt;
}

Said sayCurrency(std::string_view text, std::string_view format)
{
    if (Said said = sayWhole(text, {readMoney, readQuantity}))
        return said;
    const bool isCodeFirst = text.size() > 3 && std::all_of(text.begin(), text.begin() + 3, isUpper);
    const std::string code(isCodeFirst ? text.substr(0, 3) : format);
    const std::size_t begin = isCodeFirst ? 3 + spaceLength(text, 3) : 0;
    constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
        {"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}, {"CAD", "C$"}, {"AUD", "A$"}, {"INR", "₹"}};
    for (const auto& [name, sign] : kSigns) {
        if (code == name)
            return sayWhole(std::string(sign) + std::string(text.substr(begin)), {readMoney});
    }
    return std::nullopt;
}

/// 10:05, 10.05, 1005
Said sayTime(std::string_view text)
{
    if (Said said = sayWhole(text, {readTime}))
        return said;
    const std::size_t hours = countDigits(text) > 2 ? countDigits(text) - 2 : countDigits(text);
    std::string clock(text.substr(0, hours));
    const std::size_t mark = byteAt(text, hours) == '.' || byteAt(text, hours) == 'h' ? 1 : 0;
    clock += ":" + std::string(text.substr(hours + mark));
    return sayWhole(clock, {readTime});
}

} // namespace

std::optional<std::string> sayAs(std::string_view text, SayAs kind, std::string_view format)
{
    const auto orNothing = [](std::string words) { return words.empty() ? Said() : Said(std::move(words)); };
    switch (kind) {
    case SayAs::None:
        return std::nullopt;
    case SayAs::Cardinal:
        return sayNumber(text, false);
    case SayAs::Ordinal:
        return sayNumber(text, true);
    case SayAs::Characters:
        return orNothing(spellCharacters(text));
    case SayAs::Digits:
        return orNothing(spellDigits(onlyDigits(text)));
    case SayAs::Date:
        return sayDate(text, format);
    case SayAs::Time:
        return sayTime(text);
    case SayAs::Telephone: {
        const Said known = sayWhole(text, {readTelephone});
        return known ? known : orNothing(spellDigits(onlyDigits(text)));
    }
    case SayAs::Currency:
        return sayCurrency(text, format);
    case SayAs::Unit:
        return sayWhole(text, {readQuantity});
    case SayAs::Fraction:
        return sayFraction(text);
    case SayAs::Expletive:
        return "bleep";
    }
    return std::nullopt;
}

} // namespace understudy
