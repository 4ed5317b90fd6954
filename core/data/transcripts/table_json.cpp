// JSON Lines, as Hugging Face's audiofolder and NeMo have them.

#include "core/base/json_limits.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/table_readers_p.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace understudy {

namespace {

using Json = nlohmann::json;

/// Text, or a number as text (speakers have numbers); of an audio object its path.
std::optional<std::string> textOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return value.dump();
    if (const auto path = value.is_object() ? value.find("path") : value.end();
        path != value.end() && path->is_string())
        return path->get<std::string>();
    return std::nullopt;
}

std::optional<std::string> textAt(const Json& object, const ColumnNames& column)
{
    for (const auto name : column.names) {
        const auto found = name.empty() ? object.end() : object.find(name);
        if (found != object.end() && !found->is_null())
            return textOf(*found);
    }
    return std::nullopt;
}

/// Empty where all is well.
std::string flawOf(const Json& object, TableRow& row)
{
    if (!object.is_object())
        return "not a JSON object";
    for (const auto& column : kColumnNames) {
        auto value = textAt(object, column);
        if (value)
            row.*column.field = collapsed(*value);
        else if (column.field == &TableRow::text)
            return "no \"text\"";
    }
    return row.audio.empty() ? "no \"audio\"" : "";
}

} // namespace

std::vector<TableRow> readJsonLines(std::string_view text, LineProblems& problems)
{
    std::vector<TableRow> rows;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty())
            continue;
        TableRow row;
        const auto sound = checkJson(*line, {.depth = 16, .values = 100'000});
        const auto flaw =
            sound ? flawOf(Json::parse(*line, nullptr, false), row) : std::string(sound.error().detail);
        row.line = lines.number();
        if (flaw.empty())
            rows.push_back(std::move(row));
        else
            problems.add(lines.number(), flaw);
    }
    return rows;
}

} // namespace understudy
