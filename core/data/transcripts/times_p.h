// Times as transcripts write them. What is negative, not finite or beyond any recording is no time.
#pragma once

#include "core/base/units.h"

#include <optional>
#include <string_view>

namespace understudy {

/// About 115 days: whatever is computed from it stays in range.
inline constexpr Seconds kLatestTime{1e7};

/// "12.25", with a point whatever the locale.
std::optional<Seconds> parseSeconds(std::string_view text);

/// "1:02:03.450", "02:03.450", "01:02:03,450"; the fraction may be missing.
std::optional<Seconds> parseClock(std::string_view text);

} // namespace understudy
