// Calendar days as people write them into records: ISO 8601, in UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace understudy {

using Date = std::chrono::year_month_day;

/// "2026-11-24", a day that exists in the years 1900 to 9999; nothing else.
std::optional<Date> parseDate(std::string_view text);
std::string formatDate(Date date);
/// In UTC, so that a record means the same wherever it is read.
Date today();

} // namespace understudy
