#include "core/text/abbreviations_p.h"
#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

namespace understudy {
namespace {

/// a.m., pm, P.M.: where it ends, and what is said.
struct HalfOfDay
{
    std::size_t length = 0;
    std::string spoken;
};

HalfOfDay scanHalfOfDay(const Place& place, std::size_t at)
{
    const std::string_view text = place.text.substr(0, place.end);
    const std::size_t space = spaceLength(text, at);
    const std::string letters = toLower(text.substr(std::min(at + space, text.size()), 4));
    const bool isDotted = letters == "a.m." || letters == "p.m.";
    const bool isPlain = letters.starts_with("am") || letters.starts_with("pm");
    const std::size_t length = space + (isDotted ? 4 : 2);
    if ((!isDotted && !isPlain) || isWordAt(text, at + length))
        return {};
    const bool endsHere = isDotted && endsSentence(place.text, at + length, Ending::Usual);
    return {length, std::string(letters[0] == 'a' ? "A M" : "P M") + (endsHere ? "." : "")};
}

struct Clock
{
    std::size_t length = 0;
    int hour = -1, minute = -1, second = -1;
};

/// 3:05, 17:40:20; an hour alone has no minute.
Clock scanClock(std::string_view text, std::size_t at)
{
    const std::size_t digits = countDigits(text, at);
    if (digits == 0 || digits > 2)
        return {};
    Clock clock{digits, static_cast<int>(valueOf(text.substr(at, digits)))};
    for (int* part : {&clock.minute, &clock.second}) {
        const std::size_t colon = at + clock.length;
        if (byteAt(text, colon) != ':' || countDigits(text, colon + 1) != 2)
            break;
        *part = static_cast<int>(valueOf(text.substr(colon + 1, 2)));
        clock.length += 3;
    }
    const bool isInRange = clock.hour <= 24 && clock.minute < 60 && clock.second < 60;
    return isInRange ? clock : Clock{};
}

std::string spellClock(const Clock& clock, bool hasHalf)
{
    const auto spell = [](int n) { return spellCardinal(static_cast<std::uint64_t>(n)); };
    std::string words = spell(clock.hour);
    if (clock.minute > 0)
        words += (clock.minute < 10 ? " oh " : " ") + spell(clock.minute);
    else if (!hasHalf && clock.minute == 0 && clock.second < 0)
        words = clock.hour == 0 || clock.hour == 24 ? "midnight"
                                                    : words + (clock.hour <= 12 ? " o'clock" : " hundred");
    if (clock.second >= 0)
        words += " and " + spell(clock.second) + (clock.second == 1 ? " second" : " seconds");
    return words;
}

struct Moment
{
    std::size_t length = 0;
    Clock clock;
    HalfOfDay half;
};

Moment scanMoment(const Place& place, std::size_t at)
{
    const Clock clock = scanClock(place.text.substr(0, place.end), at);
    if (clock.length == 0)
        return {};
    const HalfOfDay half = scanHalfOfDay(place, at + clock.length);
    return {clock.length + half.length, clock, half};
}

} // namespace

MaybeReading readTime(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const Moment from = scanMoment(place, place.at);
    const std::size_t dash = dashLength(text, place.at + from.length);
    const Moment until =
        from.length > 0 && dash > 0 ? scanMoment(place, place.at + from.length + dash) : Moment{};
    const std::size_t length = from.length + (until.length > 0 ? dash + until.length : 0);
    const bool hasHalf = from.half.length > 0 || until.half.length > 0;
    const bool isTime = hasHalf ? from.clock.hour <= 12 && until.clock.hour <= 12 : from.clock.minute >= 0;
    if (from.length == 0 || !isTime || isWordAt(text, place.at + length))
        return std::nullopt;
    std::string words = spellClock(from.clock, hasHalf);
    appendWord(words, from.half.spoken);
    if (until.length > 0)
        words += " to " + spellClock(until.clock, hasHalf);
    appendWord(words, until.half.spoken);
    return Reading{length, std::move(words)};
}

} // namespace understudy
