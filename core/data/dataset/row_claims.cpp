#include "core/data/dataset/row_claims_p.h"

#include "core/data/dataset/dataset_row_p.h"

#include <array>
#include <cmath>

namespace understudy {
namespace {

std::string seconds(double value)
{
    return Json(std::round(value * 1000) / 1000).dump();
}

/// Keys that follow from others: lineOf() makes them anew.
void compareWithOwn(const Json& told, DatasetEntry& entry)
{
    constexpr std::array kDerived{"audio", "bit_depth", "end_sec", "num_channels",
                                  "split", "start_sec", "text"};
    const auto own = toJson(entry.row);
    for (const auto* key : kDerived)
        if (told.contains(key) && told[key] != own[key])
            entry.conflicts.push_back({key, told[key].dump(), own[key].dump()});
}

/// Before the beginning, or backwards.
void checkTimes(const Json& told, DatasetEntry& entry)
{
    const auto start = valueOf(told, "start_sec", 0.0);
    const auto end = valueOf(told, "end_sec", std::max(start, 0.0));
    const auto& span = entry.row.clip.span;
    if (!entry.isOurs && (start < 0 || end < start)) // of ours, its samples tell better
        entry.conflicts.push_back({"start_sec", seconds(start), ">= 0, <= " + seconds(end)});
    if (span.begin.value < 0 || span.end < span.begin)
        entry.conflicts.push_back(
            {"source", std::to_string(span.begin.value), ">= 0, <= " + std::to_string(span.end.value)});
}

} // namespace

std::optional<RowConflict> conflictWith(const DatasetEntry& entry, Seconds heard)
{
    const auto rate = entry.row.sourceRate;
    if (!entry.isOurs || rate.value <= 0)
        return std::nullopt;
    const auto length = toSeconds(entry.row.clip.span.length(), rate).value;
    if (std::abs(length - heard.value) <= kLengthTolerance)
        return std::nullopt;
    return RowConflict{"source", seconds(length), seconds(heard.value)};
}

void addClaims(std::string_view line, DatasetEntry& entry)
{
    const auto told = Json::parse(line, nullptr, false);
    entry.isOurs = valueOf(told, "tool", std::string()) == kDatasetTool && told.contains("pcm_sha256");
    for (const auto* key : {"duration", "duration_sec"})
        if (told.contains(key) && told[key].is_number())
            entry.duration = Seconds(told[key].get<double>());
    checkTimes(told, entry);
    if (entry.isOurs) {
        compareWithOwn(told, entry);
        return;
    }
    const auto split = splitNamed(valueOf(told, "split", std::string()));
    if (split && *split != entry.row.split)
        entry.conflicts.push_back(
            {"split", told["split"].dump(), Json(std::string(name(entry.row.split))).dump()});
}

} // namespace understudy
