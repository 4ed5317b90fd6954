#include "core/data/date.h"

#include <charconv>
#include <cstdio>

namespace understudy {

namespace {

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    const auto* end = text.data() + text.size();
    const bool isNumber = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!isNumber || std::from_chars(text.data(), end, value).ptr != end)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<Date> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1900)
        return std::nullopt;
    const Date date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string formatDate(Date date)
{
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Date today()
{
    return {std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

} // namespace understudy
