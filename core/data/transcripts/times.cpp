#include "core/data/transcripts/times_p.h"

#include <charconv>
#include <system_error>

namespace understudy {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// A whole number of at most `digits` digits.
std::optional<int> parsePart(std::string_view text, std::size_t digits)
{
    int value = 0;
    if (!isDigits(text) || text.size() > digits)
        return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<Seconds> inRange(double seconds)
{
    // Written so that NaN fails. -0 becomes 0.
    return seconds >= 0 && seconds <= kLatestTime.value ? std::optional(Seconds(seconds + 0.0))
                                                        : std::nullopt;
}

} // namespace

std::optional<Seconds> parseSeconds(std::string_view text)
{
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return inRange(value);
}

std::optional<Seconds> parseClock(std::string_view text)
{
    double fraction = 0;
    if (const auto point = text.find_first_of(".,"); point != text.npos) {
        const auto digits = text.substr(point);
        if (!isDigits(digits.substr(1)) || digits.size() > 10)
            return std::nullopt;
        double scale = 1;
        for (const char c : digits.substr(1)) {
            fraction = fraction * 10 + (c - '0');
            scale *= 10;
        }
        fraction /= scale;
        text = text.substr(0, point);
    }
    const auto last = text.rfind(':');
    if (last == text.npos)
        return std::nullopt;
    const auto first = last == 0 ? text.npos : text.rfind(':', last - 1);
    const auto hours = first == text.npos ? std::optional(0) : parsePart(text.substr(0, first), 4);
    const auto begin = first == text.npos ? 0 : first + 1;
    const auto minutes = parsePart(text.substr(begin, last - begin), 2);
    const auto seconds = parsePart(text.substr(last + 1), 2);
    if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59)
        return std::nullopt;
    return inRange(*hours * 3600.0 + *minutes * 60.0 + *seconds + fraction);
}

} // namespace understudy
