#include "core/text/spoken_numbers_p.h"
#include "core/text/spoken_reader_p.h"

namespace understudy {
namespace {

/// Also written without a full stop, before a name.
constexpr std::string_view kTitlesWithoutStop[] = {"Mr", "Mrs", "Ms", "Dr", "St", "Mt"};
constexpr std::string_view kWithoutStop[] = {"vs", "etc", "approx"};

/// "Main St.", "5th Ave.": the word before is a name or an ordinal, and no name follows.
bool isStreet(const Place& place, std::size_t length)
{
    const std::string_view before = place.wordBefore();
    const std::string_view after = place.wordAfter(length);
    const bool hasNameBefore = !before.empty() && (isUpper(before[0]) || isDigit(before[0]));
    const bool isTitled =
        !after.empty() && isUpper(after[0]) && spaceLength(place.text, place.at + length) > 0;
    return hasNameBefore && (!isTitled || endsSentence(place.text, place.at + length, Ending::Starter));
}

std::string spokenOf(const Abbreviation& abbreviation, const Place& place, std::size_t length)
{
    if (isStreet(place, length)) {
        if (abbreviation.written == "St")
            return "Street";
        if (abbreviation.written == "Dr")
            return "Drive";
    }
    std::string spoken(abbreviation.spoken);
    if (isUpper(place.text[place.at]) && isLower(spoken[0]))
        spoken[0] = static_cast<char>(spoken[0] ^ 0x20);
    return spoken;
}

/// "e.g." and "p.m" as one: letters with a full stop between each two.
std::size_t dottedLength(std::string_view text, std::size_t at)
{
    std::size_t length = wordLength(text, at);
    if (length != 1)
        return length;
    while (byteAt(text, at + length) == '.' && isLetter(byteAt(text, at + length + 1)) &&
           !isWordAt(text, at + length + 2))
        length += 2;
    return length;
}

/// "No. 5", "ch. IV"
bool isNumberAfter(std::string_view text, std::size_t at)
{
    const std::size_t next = at + spaceLength(text, at);
    const std::string_view word = text.substr(std::min(next, text.size()), wordLength(text, next));
    const bool isRoman = next > at && !word.empty() && word != "I" &&
                         word.find_first_not_of("IVXLC") == std::string_view::npos;
    return isRoman || isDigit(byteAt(text, next)) || byteAt(text, next) == '#';
}

MaybeReading readWithoutStop(const Place& place, std::size_t length)
{
    const std::string_view word = place.text.substr(place.at, length);
    const std::string_view after = place.wordAfter(length);
    const bool isBeforeName =
        spaceLength(place.text, place.at + length) > 0 && !after.empty() && isUpper(after[0]);
    const bool isSaid = contains(kWithoutStop, word) || (isBeforeName && contains(kTitlesWithoutStop, word));
    if (!isSaid || byteAt(place.text, place.at + length) == '\'')
        return std::nullopt;
    return Reading{length, spokenOf(*findAbbreviation(word), place, length)};
}

struct ShortForm
{
    std::string_view written, spoken;
};
constexpr ShortForm kShortForms[] = {{"and/or", "and or"},     {"w/o", "without"}, {"c/o", "care of"},
                                     {"w/", "with"},           {"aka", "A K A"},   {"n/a", "not applicable"},
                                     {"N/A", "not applicable"}};

MaybeReading readShortForm(const Place& place)
{
    for (const ShortForm& row : kShortForms) {
        const std::size_t end = row.written.size();
        if (place.rest().starts_with(row.written) &&
            (row.written.ends_with('/') || !isWordAt(place.text, place.at + end)))
            return Reading{end, std::string(row.spoken)};
    }
    return std::nullopt;
}

} // namespace

MaybeReading readAbbreviation(const Place& place)
{
    if (!isLetter(byteAt(place.text, place.at)))
        return std::nullopt;
    if (MaybeReading shortForm = readShortForm(place))
        return shortForm;
    const std::size_t length = dottedLength(place.text.substr(0, place.end), place.at);
    if (length > 6)
        return std::nullopt;
    const std::size_t stop = place.at + length;
    if (stop >= place.end || place.text[stop] != '.')
        return readWithoutStop(place, length);
    const Abbreviation* abbreviation = findAbbreviation(place.text.substr(place.at, length));
    const bool isNumbering = abbreviation != nullptr && abbreviation->ending == Ending::Word;
    if (abbreviation == nullptr ||
        (isNumbering ? !isNumberAfter(place.text, stop + 1) : isWordAt(place.text, stop + 1)))
        return std::nullopt;
    std::string spoken = spokenOf(*abbreviation, place, length + 1);
    if (!isNumbering && place.isSentenceEnd(length + 1, abbreviation->ending))
        spoken += '.';
    return Reading{length + 1, std::move(spoken)};
}

} // namespace understudy
