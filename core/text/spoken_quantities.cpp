#include "core/text/spoken_amounts_p.h"
#include "core/text/spoken_reader_p.h"
#include "core/text/spoken_units_p.h"

#include <algorithm>

namespace understudy {
namespace {

/// Six feet two, twelve inches: the marks ' and " behind a number. A closing quote is no inch.
MaybeReading readFeetAndInches(const Place& place, const Amount& amount)
{
    const auto markLength = [&](std::size_t at, char ascii, std::string_view prime) -> std::size_t {
        return byteAt(place.text, at) == ascii ? 1 : startsWith(place.text, at, prime) ? prime.size() : 0;
    };
    const std::size_t end = place.at + amount.length;
    const std::size_t feet = markLength(end, '\'', "′");
    const Numeral inches = feet > 0 ? scanNumeral(place.text, end + feet) : Numeral{};
    if (inches.length > 0) {
        const std::size_t close = end + feet + inches.length;
        const std::size_t mark = markLength(close, '"', "″");
        const std::string words = amount.words + " foot " + spellNumeral(inches);
        return Reading{close + mark - place.at, words};
    }
    const auto isClosing = [&](char quote) {
        const std::string_view before = place.text.substr(0, place.at);
        return std::count(before.begin(), before.end(), quote) % 2 == 1;
    };
    const std::size_t inch = markLength(end, '"', "″");
    if (inch > 0 && !(inch == 1 && isClosing('"')))
        return Reading{amount.length + inch, withUnit(amount, "inch", "inches")};
    if (feet > 0 && !isWordAt(place.text, end + feet) && !(feet == 1 && isClosing('\'')))
        return Reading{amount.length + feet, withUnit(amount, "foot", "feet")};
    return std::nullopt;
}

/// Latitude and longitude: 40°42′46″N.
MaybeReading readCoordinate(const Place& place, const Amount& amount)
{
    const std::size_t degrees = place.at + amount.length;
    if (!startsWith(place.text, degrees, "°") || !isDigit(byteAt(place.text, degrees + 2)))
        return std::nullopt;
    std::string words = withUnit(amount, "degree", "degrees");
    std::size_t at = degrees + 2;
    constexpr std::pair<std::string_view, std::string_view> kParts[] = {
        {"′", "minute"}, {"″", "second"}, {"'", "minute"}, {"\"", "second"}};
    for (const auto& [mark, name] : kParts) {
        const Amount part = scanAmount(place.text, at);
        if (part.length > 0 && startsWith(place.text, at + part.length, mark)) {
            appendWord(words, withUnit(part, name, std::string(name) + "s"));
            at += part.length + mark.size();
        }
    }
    if (at == degrees + 2)
        return std::nullopt;
    constexpr std::pair<char, std::string_view> kSides[] = {
        {'N', "north"}, {'S', "south"}, {'E', "east"}, {'W', "west"}};
    const std::size_t space = spaceLength(place.text, at);
    for (const auto& [letter, name] : kSides) {
        if (byteAt(place.text, at + space) == letter && !isWordAt(place.text, at + space + 1)) {
            appendWord(words, name);
            at += space + 1;
            break;
        }
    }
    return Reading{at - place.at, words};
}

} // namespace

MaybeReading readQuantity(const Place& place)
{
    const Amount amount = scanAmount(place.text.substr(0, place.end), place.at);
    if (amount.kind == AmountKind::None)
        return std::nullopt;
    if (const MaybeReading reading = readCoordinate(place, amount))
        return reading;
    if (const MaybeReading reading = readFeetAndInches(place, amount))
        return reading;
    const std::size_t end = place.at + amount.length;
    const bool isHyphened = byteAt(place.text, end) == '-';
    const std::size_t gap = isHyphened ? 1 : spaceLength(place.text, end);
    const Unit unit =
        scanUnit(place.text.substr(0, place.end), end + gap, gap == 0 ? Spacing::Attached : Spacing::Spaced);
    if (unit.length == 0)
        return std::nullopt;
    std::size_t length = amount.length + gap + unit.length;
    const bool isSingular = isHyphened || isAttributive(place, length);
    std::string words =
        isSingular ? amount.words + " " + unit.singular : withUnit(amount, unit.singular, unit.plural);
    const bool hasStop =
        byteAt(place.text, place.at + length) == '.' && isLetter(place.text[place.at + length - 1]);
    const bool isMidSentence =
        hasStop && place.at + length < place.end && !place.isSentenceEnd(length + 1, Ending::Usual);
    return Reading{length + (isMidSentence ? 1 : 0), std::move(words)};
}

} // namespace understudy
