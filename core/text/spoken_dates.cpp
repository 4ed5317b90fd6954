#include "core/text/spoken_dates_p.h"

#include "core/text/abbreviations_p.h"
#include "core/text/spoken_numbers_p.h"

#include <array>

namespace understudy {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<int, 12> kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// A two-digit year is of this century up to 49.
int fullYear(std::string_view digits)
{
    const auto year = static_cast<int>(valueOf(digits));
    return digits.size() > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

struct Day
{
    std::size_t length = 0;
    int day = 0;
};

/// 5, 05, 5th
Day scanDay(std::string_view text, std::size_t at)
{
    const std::size_t digits = countDigits(text, at);
    const auto day = digits == 1 || digits == 2 ? static_cast<int>(valueOf(text.substr(at, digits))) : 0;
    if (day < 1 || day > 31)
        return {};
    std::size_t end = at + digits;
    const std::string suffix = toLower(text.substr(end, 2));
    const bool isOrdinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
    end += isOrdinal ? 2 : 0;
    const bool isOther = isWordAt(text, end) ||
                         (byteAt(text, end) == '.' && isDigit(byteAt(text, end + 1))) ||
                         byteAt(text, end) == ':' || byteAt(text, end) == '%' || byteAt(text, end) == '/';
    return isOther ? Day{} : Day{end - at, day};
}

/// Four digits that stand alone, after at most a comma and a space.
struct Year
{
    std::size_t length = 0;
    int year = 0;
};

Year scanYear(std::string_view text, std::size_t at)
{
    const std::size_t comma = byteAt(text, at) == ',' ? 1 : 0;
    const std::size_t space = spaceLength(text, at + comma);
    const std::size_t begin = at + comma + space;
    if (space == 0 || countDigits(text, begin) != 4 || isWordAt(text, begin + 4) || text[begin] == '0')
        return {};
    if (byteAt(text, begin + 4) == ',' && isDigit(byteAt(text, begin + 5)))
        return {};
    return {begin + 4 - at, static_cast<int>(valueOf(text.substr(begin, 4)))};
}

/// March 5, 2024; March 5-7; March 2024; Jan.
MaybeReading readMonthFirst(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const Date month = scanMonth(text, place.at);
    if (month.length == 0)
        return std::nullopt;
    std::size_t end = place.at + month.length;
    std::string words(kMonths[static_cast<std::size_t>(month.month - 1)]);
    const std::size_t space = spaceLength(text, end);
    const Day day = space > 0 ? scanDay(text, end + space) : Day{};
    if (day.length > 0) {
        end += space + day.length;
        words += " " + ordinalOf(spellCardinal(static_cast<std::uint64_t>(day.day)));
        const std::size_t dash = dashLength(text, end);
        if (const Day last = dash > 0 ? scanDay(text, end + dash) : Day{}; last.length > 0) {
            end += dash + last.length;
            words += " to " + ordinalOf(spellCardinal(static_cast<std::uint64_t>(last.day)));
        }
    }
    if (const Year year = scanYear(text, end); year.length > 0) {
        end += year.length;
        words += (day.length > 0 ? ", " : " ") + spellYear(year.year);
    }
    if (end == place.at + month.length)
        return std::nullopt; // a name only: for the abbreviations
    return Reading{end - place.at, words};
}

/// 5 March 2024: "the fifth of March, twenty twenty-four"
MaybeReading readDayFirst(const Place& place)
{
    const std::string_view text = place.text.substr(0, place.end);
    const Day day = scanDay(text, place.at);
    const std::size_t space = spaceLength(text, place.at + day.length);
    if (day.length == 0 || space == 0)
        return std::nullopt;
    const Date month = scanMonth(text, place.at + day.length + space);
    if (month.length == 0)
        return std::nullopt;
    std::size_t end = place.at + day.length + space + month.length;
    std::string words = toLower(place.wordBefore()) == "the" ? "" : "the ";
    words += ordinalOf(spellCardinal(static_cast<std::uint64_t>(day.day))) + " of ";
    words += kMonths[static_cast<std::size_t>(month.month - 1)];
    if (const Year year = scanYear(text, end); year.length > 0) {
        end += year.length;
        words += ", " + spellYear(year.year);
    }
    return Reading{end - place.at, words};
}

} // namespace

bool isDate(const Date& date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= kDays[static_cast<std::size_t>(date.month - 1)];
}

std::string spellDate(const Date& date)
{
    std::string words;
    if (date.month > 0)
        words = kMonths[static_cast<std::size_t>(date.month - 1)];
    if (date.day > 0)
        appendWord(words, ordinalOf(spellCardinal(static_cast<std::uint64_t>(date.day))));
    if (date.year > 0)
        words += (date.day > 0 ? ", " : date.month > 0 ? " " : "") + spellYear(date.year);
    return words;
}

Date scanMonth(std::string_view text, std::size_t at)
{
    const std::size_t length = wordLength(text, at);
    const std::string_view word = text.substr(std::min(at, text.size()), length);
    if (length < 3 || !isUpper(word[0]))
        return {};
    const bool hasStop = byteAt(text, at + length) == '.';
    const Abbreviation* abbreviation = findAbbreviation(word);
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        if (word == kMonths[month])
            return {length, 0, static_cast<int>(month + 1), 0};
        if (abbreviation != nullptr && abbreviation->spoken == kMonths[month])
            return {length + (hasStop ? 1 : 0), 0, static_cast<int>(month + 1), 0};
    }
    return {};
}

Date scanNumericDate(std::string_view text, std::size_t at, std::string_view order)
{
    std::array<std::string_view, 3> parts;
    std::size_t end = at;
    char separator = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t digits = countDigits(text, end);
        parts[i] = text.substr(std::min(end, text.size()), digits);
        end += digits;
        if (digits == 0 || digits == 3 || digits > 4)
            return {};
        if (i == 2)
            break;
        const char mark = byteAt(text, end++);
        if ((mark != '-' && mark != '/' && mark != '.') || (separator != 0 && mark != separator))
            return {};
        separator = mark;
    }
    if (isWordAt(text, end) || (byteAt(text, end) == separator && isDigit(byteAt(text, end + 1))))
        return {};
    if (parts[0].size() == 4)
        order = "ymd";
    Date date{end - at};
    for (std::size_t i = 0; i < parts.size() && i < order.size(); ++i) {
        if (order[i] == 'y')
            date.year = fullYear(parts[i]);
        else
            (order[i] == 'm' ? date.month : date.day) = static_cast<int>(valueOf(parts[i]));
    }
    if (order == "mdy" && date.month > 12 && date.day <= 12)
        std::swap(date.month, date.day); // 25/12/2024 can mean one thing only
    const bool isCertain = separator == '/' || parts[0].size() == 4 || parts[2].size() == 4;
    return isDate(date) && isCertain ? date : Date{};
}

MaybeReading readDate(const Place& place)
{
    const char first = byteAt(place.text, place.at);
    if (isUpper(first))
        return readMonthFirst(place);
    if (!isDigit(first))
        return std::nullopt;
    if (const Date date = scanNumericDate(place.text.substr(0, place.end), place.at, "mdy"); date.length > 0)
        return Reading{date.length, spellDate(date)};
    return readDayFirst(place);
}

} // namespace understudy
