#include "core/text/spoken_amounts_p.h"
#include "core/text/spoken_reader_p.h"
#include "core/text/spoken_units_p.h"

#include <algorithm>

namespace understudy {
namespace {

bool isClosingQuote(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    bool isOpen = false; // apostrophes stand between letters
    for (std::size_t i = at > kLongestWord ? at - kLongestWord : 0; i < at; ++i)
        isOpen = text[i] != quote                                 ? isOpen
                 : isWordBefore(text, i) && isWordAt(text, i + 1) ? isOpen
                                                                  : !isOpen;
    return isOpen;
}

/// The bytes of ' or ", or of its prime, at `at`. A closing quote is none.
std::size_t markLength(std::string_view text, std::size_t at, char mark, std::string_view prime)
{
    if (startsWith(text, at, prime))
        return prime.size();
    return byteAt(text, at) == mark && !isClosingQuote(text, at) ? 1 : 0;
}

/// Six foot two, twelve inches: ' and " behind a number.
MaybeReading readFeetAndInches(const Place& place, const Amount& amount)
{
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t end = place.at + amount.length;
    if (const std::size_t inch = markLength(text, end, '"', "″"); inch > 0) {
        const std::size_t length = amount.length + inch;
        return Reading{length, withUnit(place, length, amount, "inch", "inches")};
    }
    const std::size_t foot = markLength(text, end, '\'', "′");
    if (foot == 0)
        return std::nullopt;
    const Numeral inches = scanNumeral(text, end + foot);
    const std::size_t length = amount.length + foot + inches.length;
    if (inches.length > 0)
        return Reading{length + markLength(text, place.at + length, '"', "″"),
                       amount.words + " foot " + spellNumeral(inches)};
    if (isWordAt(text, end + foot))
        return std::nullopt;
    return Reading{length, withUnit(place, length, amount, "foot", "feet")};
}

/// Latitude and longitude: 40°42′46″N.
MaybeReading readCoordinate(const Place& place, const Amount& amount)
{
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t degrees = place.at + amount.length;
    if (!startsWith(text, degrees, "°") || !isDigit(byteAt(text, degrees + 2)))
        return std::nullopt;
    std::string words = withUnit(amount, "degree", "degrees");
    std::size_t at = degrees + 2;
    constexpr std::pair<std::string_view, std::string_view> kParts[] = {
        {"′", "minute"}, {"″", "second"}, {"'", "minute"}, {"\"", "second"}};
    for (const auto& [mark, name] : kParts) {
        const Amount part = scanAmount(text, at);
        if (part.length > 0 && startsWith(text, at + part.length, mark)) {
            appendWord(words, withUnit(part, name, std::string(name) + "s"));
            at += part.length + mark.size();
        }
    }
    if (at == degrees + 2)
        return std::nullopt;
    constexpr std::pair<char, std::string_view> kSides[] = {
        {'N', "north"}, {'S', "south"}, {'E', "east"}, {'W', "west"}};
    const std::size_t space = spaceLength(text, at);
    for (const auto& [letter, name] : kSides) {
        if (byteAt(text, at + space) == letter && !isWordAt(text, at + space + 1)) {
            appendWord(words, name);
            at += space + 1;
            break;
        }
    }
    return Reading{at - place.at, words};
}

/// "in °C"
MaybeReading readBareDegrees(const Place& place)
{
    if (!place.rest().starts_with("°"))
        return std::nullopt;
    const Unit unit = scanUnit(place.text.substr(0, place.end), place.at, Spacing::Attached);
    return Reading{unit.length, unit.plural};
}

} // namespace

MaybeReading readQuantity(const Place& place)
{
    const Amount amount = scanAmount(place.text.substr(0, place.end), place.at);
    if (amount.kind == AmountKind::None)
        return readBareDegrees(place);
    if (MaybeReading reading = readCoordinate(place, amount))
        return reading;
    if (MaybeReading reading = readFeetAndInches(place, amount))
        return reading;
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t end = place.at + amount.length;
    const bool isHyphened = byteAt(text, end) == '-';
    const std::size_t gap = isHyphened ? 1 : spaceLength(text, end);
    const Unit unit = scanUnit(text, end + gap, gap == 0 ? Spacing::Attached : Spacing::Spaced);
    if (unit.length == 0)
        return std::nullopt;
    const std::size_t length = amount.length + gap + unit.length;
    std::string words = isHyphened ? amount.words + " " + unit.singular
                                   : withUnit(place, length, amount, unit.singular, unit.plural);
    const std::size_t stop = place.at + length;
    const bool isAbbreviated = byteAt(text, stop) == '.' && isLetter(text[stop - 1]) &&
                               !place.isSentenceEnd(length + 1, Ending::Usual); // "6 ft. long"
    return Reading{length + (isAbbreviated ? 1 : 0), std::move(words)};
}

} // namespace understudy
