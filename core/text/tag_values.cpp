#include "core/text/tag_values_p.h"

#include "core/base/digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace understudy {

namespace {

constexpr int kMaxBreak = 10'000; // ms

template<typename Value>
using Names = std::pair<std::string_view, Value>;

constexpr std::array<Names<int>, 6> kStrengths{
    {{"none", 0}, {"x-weak", 100}, {"weak", 200}, {"medium", 400}, {"strong", 700}, {"x-strong", 1200}}};
// What the words of rate, pitch and volume amount to is left to the engine by SSML 1.1; these are ours.
constexpr std::array<Names<double>, 5> kRates{
    {{"x-slow", 0.6}, {"slow", 0.8}, {"medium", 1.0}, {"fast", 1.25}, {"x-fast", 1.6}}};
constexpr std::array<Names<double>, 5> kPitches{
    {{"x-low", -4.0}, {"low", -2.0}, {"medium", 0.0}, {"high", 2.0}, {"x-high", 4.0}}};
constexpr std::array<Names<double>, 5> kVolumes{
    {{"x-soft", -12.0}, {"soft", -6.0}, {"medium", 0.0}, {"loud", 3.0}, {"x-loud", 6.0}}};
constexpr std::array<Names<Emphasis>, 4> kLevels{{{"none", Emphasis::None},
                                                  {"reduced", Emphasis::Reduced},
                                                  {"moderate", Emphasis::Moderate},
                                                  {"strong", Emphasis::Strong}}};
constexpr std::array<Names<SayAs>, 11> kReadings{{{"cardinal", SayAs::Cardinal},
                                                  {"ordinal", SayAs::Ordinal},
                                                  {"characters", SayAs::Characters},
                                                  {"digits", SayAs::Digits},
                                                  {"date", SayAs::Date},
                                                  {"time", SayAs::Time},
                                                  {"telephone", SayAs::Telephone},
                                                  {"currency", SayAs::Currency},
                                                  {"unit", SayAs::Unit},
                                                  {"fraction", SayAs::Fraction},
                                                  {"expletive", SayAs::Expletive}}};

template<typename Table>
auto lookUp(const Table& table, std::string_view name) -> std::optional<decltype(table.front().second)>
{
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.first; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

template<typename Table, typename Value>
std::string_view nameOf(const Table& table, const Value& value)
{
    const auto found = std::ranges::find(table, value, [](const auto& row) { return row.second; });
    return found == table.end() ? std::string_view() : found->first;
}

struct Measure
{
    double number = 0.0;
    bool hasSign = false;
    std::string_view unit;
};

/// Sign, digits, perhaps a point and digits, perhaps a space, a unit. No exponents, no infinities.
std::optional<Measure> parseMeasure(std::string_view text)
{
    Measure measure;
    measure.hasSign = text.starts_with('+') || text.starts_with('-');
    const bool isNegative = text.starts_with('-');
    if (measure.hasSign)
        text.remove_prefix(1);
    const auto size = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto digits = text.substr(0, size);
    if (digits.empty() || digits.front() == '.' || digits.back() == '.')
        return std::nullopt;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), measure.number);
    if (error != std::errc() || end != digits.end())
        return std::nullopt;
    if (isNegative)
        measure.number = -measure.number;
    measure.unit = text.substr(size);
    if (measure.unit.starts_with(' '))
        measure.unit.remove_prefix(1);
    return measure;
}

bool isUnit(std::string_view text, std::string_view unit)
{
    return std::ranges::equal(text, unit, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

std::optional<double> within(double value, double low, double high)
{
    return value >= low && value <= high ? std::optional(value) : std::nullopt;
}

std::optional<Milliseconds> breakOf(double milliseconds)
{
    if (!within(milliseconds, 0, kMaxBreak))
        return std::nullopt;
    return Milliseconds(static_cast<int>(std::lround(milliseconds)));
}

} // namespace

double roundTo(double value, double steps)
{
    return std::round(value * steps) / steps + 0.0; // + 0.0: no negative zero
}

std::optional<Milliseconds> parseTime(std::string_view text)
{
    const auto measure = parseMeasure(text);
    if (measure && measure->unit == "ms")
        return breakOf(measure->number);
    if (measure && measure->unit == "s")
        return breakOf(measure->number * 1000);
    return std::nullopt;
}

std::optional<Milliseconds> parseMilliseconds(std::string_view text)
{
    const auto measure = parseMeasure(text);
    return measure && measure->unit.empty() ? breakOf(measure->number) : std::nullopt;
}

std::optional<Milliseconds> parseStrength(std::string_view text)
{
    const auto length = lookUp(kStrengths, text);
    return length ? std::optional(Milliseconds(*length)) : std::nullopt;
}

std::optional<double> parseWithUnit(std::string_view text, std::string_view unit, double low, double high)
{
    const auto measure = parseMeasure(text);
    if (!measure || !isUnit(measure->unit, unit) || !within(measure->number, low, high))
        return std::nullopt;
    return roundTo(measure->number, 100);
}

std::optional<Decibels> parseGain(std::string_view text)
{
    const auto gain = parseWithUnit(text, "dB", -60, 12);
    return gain ? std::optional(Decibels(*gain)) : std::nullopt;
}

std::optional<double> parseRate(std::string_view text)
{
    if (const auto named = lookUp(kRates, text))
        return named;
    const auto measure = parseMeasure(text);
    if (!measure || measure->hasSign || measure->unit != "%" || !within(measure->number, 50, 200))
        return std::nullopt;
    return roundTo(measure->number / 100, 1000);
}

std::optional<double> parsePitch(std::string_view text)
{
    if (const auto named = lookUp(kPitches, text))
        return named;
    const auto measure = parseMeasure(text);
    if (measure && measure->unit == "%" && measure->hasSign && within(measure->number, -50, 100))
        return roundTo(12 * std::log2(1 + measure->number / 100),
                       100); // -50 % is an octave down, +100 % one up
    return parseWithUnit(text, "st", -12, 12);
}

std::optional<Volume> parseVolume(std::string_view text)
{
    if (text == "silent")
        return Volume{0.0, true};
    if (const auto named = lookUp(kVolumes, text))
        return Volume{*named};
    const auto decibels = parseWithUnit(text, "dB", -20, 10);
    return decibels ? std::optional(Volume{*decibels}) : std::nullopt;
}

std::optional<Emphasis> parseLevel(std::string_view text)
{
    return lookUp(kLevels, text);
}

std::optional<SayAs> parseReading(std::string_view text)
{
    return lookUp(kReadings, text);
}

bool isProjectPath(std::string_view path)
{
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != path.npos)
        return false;
    for (std::size_t at = 0; at <= path.size();) {
        const auto end = std::min(path.find('/', at), path.size());
        const auto part = path.substr(at, end - at);
        if (part.empty() || part == "..")
            return false;
        at = end + 1;
    }
    return std::ranges::none_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

bool isAllowed(const AttributeRule& rule, std::string_view value)
{
    switch (rule.value) {
    case AttributeValue::Choice:
        return std::ranges::find(rule.choices, value) != rule.choices.end();
    case AttributeValue::Time:
        return parseTime(value).has_value();
    case AttributeValue::BareMilliseconds:
        return parseMilliseconds(value).has_value();
    case AttributeValue::Rate:
        return parseRate(value).has_value();
    case AttributeValue::Pitch:
        return parsePitch(value).has_value();
    case AttributeValue::Volume:
        return parseVolume(value).has_value();
    case AttributeValue::Gain:
        return parseGain(value).has_value();
    case AttributeValue::Text:
        return value.find_first_not_of(" \t\r\n") != value.npos;
    case AttributeValue::Path:
        return isProjectPath(value);
    }
    return false;
}

std::string_view strengthName(Milliseconds length)
{
    return nameOf(kStrengths, length.value);
}

std::string_view name(Emphasis level)
{
    return nameOf(kLevels, level);
}

std::string_view name(SayAs reading)
{
    return nameOf(kReadings, reading);
}

std::string timeText(Milliseconds length)
{
    return std::to_string(length.value) + "ms";
}

std::string numberText(double value, int decimals)
{
    auto text = digitsOf(value, decimals);
    if (text.find('.') != text.npos)
        text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace understudy
