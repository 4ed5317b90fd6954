// The values that attributes, [pause] and the header hold. All are rounded to what the JSON notation writes,
// so that a value read back is the same.
#pragma once

#include "core/base/units.h"
#include "core/text/script.h"
#include "core/text/tag_rules.h"

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

inline constexpr Milliseconds kMediumBreak{400};
inline constexpr Milliseconds kRuleBreak{1200}; ///< "---": x-strong

/// "500ms", "1.5s", "1.5 s"; 0 to 10 s.
std::optional<Milliseconds> parseTime(std::string_view text);
/// "500"; 0 to 10 s.
std::optional<Milliseconds> parseMilliseconds(std::string_view text);
/// "none" to "x-strong".
std::optional<Milliseconds> parseStrength(std::string_view text);
/// With a unit ("dB", "LUFS", ...; any case) and within the range; to 0.01.
std::optional<double> parseWithUnit(std::string_view text, std::string_view unit, double low, double high);
std::optional<Decibels> parseGain(std::string_view text); ///< "-12dB"; -60 to 12 dB
std::optional<double> parseRate(std::string_view text);   ///< factor, to 0.001
std::optional<double> parsePitch(std::string_view text);  ///< semitones, to 0.01
struct Volume
{
    double decibels = 0.0;
    bool isSilent = false;
};
std::optional<Volume> parseVolume(std::string_view text);
std::optional<Emphasis> parseLevel(std::string_view text);
std::optional<SayAs> parseReading(std::string_view text);

/// Relative and without "..": it cannot leave the project.
bool isProjectPath(std::string_view path);

bool isAllowed(const AttributeRule& rule, std::string_view value);

// What the JSON notation writes.
std::string_view strengthName(Milliseconds length); ///< empty where no strength is that long
std::string_view name(Emphasis level);
std::string_view name(SayAs reading);
std::string timeText(Milliseconds length); ///< "1500ms"
/// A number of at most `decimals` digits after the point, without trailing zeros: "-12", "1.25".
std::string numberText(double value, int decimals);

double roundTo(double value, double steps); ///< to 1/steps

} // namespace understudy
