#include "core/session/settings.h"

#include "core/base/digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace understudy {

namespace {

constexpr std::array<std::string_view, 3> kThemes = {"system", "light", "dark"};

// "off", or whose spelling transcripts are checked by (BCP 47).
constexpr std::array<std::string_view, 6> kSpellings = {"off", "en-US", "en-GB", "de-DE", "de-AT", "de-CH"};

const std::array<SettingRow, 13>& table()
{
    using enum SettingScope;
    static const std::array<SettingRow, 13> rows = {
        SettingRow{"appearance.theme", User, std::string("system"), 0, 0, kThemes},
        SettingRow{"playback.followText", User, true, 0, 0, {}},
        SettingRow{"review.transcribe", User, true, 0, 0, {}},     // what no file tells the words of
        SettingRow{"sound.device", User, std::string(), 0, 0, {}}, // an OutputDevice's id; empty: the default
        SettingRow{"review.spelling", User, std::string("en-US"), 0, 0, kSpellings},
        SettingRow{"server.isOn", User, false, 0, 0, {}},                        // the studio's HTTP API
        SettingRow{"server.port", User, std::int64_t{8017}, 1024, 65'535, {}}, // of 127.0.0.1
        SettingRow{"mix.evenness", Project, 0.5, 0, 1, {}},
        SettingRow{"mix.maxLineGain", Project, 3.0, 0, 12, {}}, // dB
        SettingRow{"mix.highPass", Project, 70.0, 0, 200, {}},  // Hz; 0: off
        SettingRow{"mix.hasRoomTone", Project, false, 0, 0, {}},
        SettingRow{"mix.roomTone", Project, -65.0, -80, -50, {}}, // dBFS RMS
        SettingRow{
            "review.limits", Project, std::string(), 0, 0, {}}, // "snr_db.reject=20 clicks.review=none"
    };
    return rows;
}

template<typename Number>
std::optional<Number> parseNumber(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string allowed(const SettingRow& row)
{
    if (std::holds_alternative<bool>(row.fallback))
        return "true, false";
    if (!std::holds_alternative<std::string>(row.fallback))
        return formatSetting(row.minimum) + " to " + formatSetting(row.maximum);
    std::string text;
    for (const auto choice : row.choices)
        text.append(text.empty() ? "" : ", ").append(choice);
    return text;
}

Failure outOfRange(const SettingRow& row, std::string_view found)
{
    return fail(Code::InvalidInput, Reason::SettingOutOfRange, std::string(row.key),
                std::string(found) + "; " + allowed(row));
}

} // namespace

std::span<const SettingRow> settingRows()
{
    return table();
}

const SettingRow* findSettingRow(std::string_view key)
{
    const auto rows = settingRows();
    const auto found = std::ranges::find(rows, key, &SettingRow::key);
    return found == rows.end() ? nullptr : &*found;
}

Result<SettingValue> parseSetting(const SettingRow& row, std::string_view text)
{
    std::optional<SettingValue> value;
    if (std::holds_alternative<bool>(row.fallback)) {
        if (text == "true" || text == "false")
            value = text == "true";
    } else if (std::holds_alternative<std::int64_t>(row.fallback)) {
        value = parseNumber<std::int64_t>(text);
    } else if (std::holds_alternative<double>(row.fallback)) {
        value = parseNumber<double>(text);
    } else {
        value = std::string(text);
    }
    if (!value)
        return outOfRange(row, text);
    UNDERSTUDY_CHECK(checkSetting(row, *value));
    return *value;
}

std::string formatSetting(const SettingValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return digitsOf(std::get<double>(value));
}

Result<void> checkSetting(const SettingRow& row, const SettingValue& value)
{
    const auto fits = [&] {
        if (value.index() != row.fallback.index())
            return false;
        if (const auto* number = std::get_if<double>(&value))
            return *number >= row.minimum && *number <= row.maximum; // a NaN fails both
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return double(*whole) >= row.minimum && double(*whole) <= row.maximum;
        if (const auto* text = std::get_if<std::string>(&value))
            return row.choices.empty() || std::ranges::find(row.choices, *text) != row.choices.end();
        return true;
    };
    if (!fits())
        return outOfRange(row, formatSetting(value));
    return {};
}

} // namespace understudy
