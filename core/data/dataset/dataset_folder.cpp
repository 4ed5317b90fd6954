#include "core/data/dataset/dataset_folder_p.h"

#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "core/data/dataset/json_fields_p.h"
#include "core/data/dataset/report_p.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>

#include <fcntl.h>

namespace understudy {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAbout = "dataset.json";
constexpr const char* kReport = "report.html";
constexpr const char* kMetadata = "metadata.jsonl";
constexpr int kFormat = 1;

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

Json optionsOf(const BuildRequest& request)
{
    const auto& ingest = request.ingest;
    constexpr std::array<std::string_view, 4> kChannels{"auto", "mix", "left", "right"};
    Json limits = Json::array();
    for (const auto& limit : ingest.limits) {
        Json row{{"rule", name(limit.measure)},
                 {"side", limit.side == Limit::Side::AtMost ? "at most" : "at least"}};
        if (!std::isnan(limit.review))
            row["review"] = limit.review;
        if (!std::isnan(limit.reject))
            row["reject"] = limit.reject;
        limits.push_back(std::move(row));
    }
    return {{"sr", ingest.rate.value},
            {"min_sec", ingest.cut.shortest.value},
            {"max_sec", ingest.cut.longest.value},
            {"margin_ms", ingest.cut.margin.value},
            {"hard_pause_sec", ingest.cut.hardPause.value},
            {"channel", kChannels.at(std::size_t(ingest.channel))},
            {"hum_autonotch", ingest.hum.isOn},
            {"mains", ingest.hum.mainsHz},
            {"notch_strength", ingest.hum.strength},
            {"split", {request.shares.train, request.shares.validation, request.shares.test}},
            {"split_seed", request.seed},
            {"limits", std::move(limits)}};
}

Json recordingOf(const Recording& r)
{
    Json json{{"id", r.id},
              {"file", r.file.filename().string()},
              {"sha256", r.sha256},
              {"format", r.format},
              {"rate", r.rate.value},
              {"channels", r.channels},
              {"channel", r.channel},
              {"channel_reason", r.channelReason},
              {"duration_sec", rounded(toSeconds(r.length, r.rate).value)}};
    const auto hum = [](const Hum& found) {
        return Json{{"mains_hz", rounded(found.mainsHz)}, {"level_db", rounded(found.level.value)}};
    };
    if (r.hum.hum)
        json["hum"] = hum(*r.hum.hum);
    if (r.humBefore)
        json["hum_before"] = hum(*r.humBefore);
    return json;
}

Json totalsOf(const DatasetTotals& totals)
{
    Json seconds = Json::object();
    for (const auto& [split, sum] : totals.seconds)
        seconds[split] = rounded(sum);
    return {{"clips", totals.clips},
            {"seconds", std::move(seconds)},
            {"rejected", totals.rejectedClips},
            {"rejected_by_rule", totals.rejected},
            {"review_by_rule", totals.review},
            {"recorded_sec", rounded(totals.recordedSeconds)},
            {"speech_sec", rounded(totals.speechSeconds)},
            {"exported_speech_sec", rounded(totals.exportedSpeechSeconds)}};
}

std::string aboutOf(const BuildRequest& request, const BuildReport& report)
{
    Json recordings = Json::array();
    for (const auto& recording : report.recordings)
        recordings.push_back(recordingOf(recording));
    const Json about{{"format", kFormat},
                     {"tool", "understudy"},
                     {"options", optionsOf(request)},
                     {"split_method", name(report.split)},
                     {"recordings", std::move(recordings)},
                     {"left_out_for_text", report.leftOutForText},
                     {"totals", totalsOf(report.totals)}};
    return about.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The same file under another name, or a copy where a file system has no such thing.
Result<void> link(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::create_hard_link(from, to, error);
    if (error)
        fs::copy_file(from, to, error);
    if (error)
        return Failure(systemError(error.value(), to));
    return {};
}

/// The dataset at `made` takes the place of that at `out`, in one step.
Result<void> exchange(const fs::path& made, const fs::path& out)
{
    if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, out.c_str(), RENAME_EXCHANGE) != 0)
        return Failure(systemError(errno, out));
    std::error_code ignored;
    fs::remove_all(made, ignored);
    syncFolder(out.parent_path());
    return {};
}

} // namespace

bool isOurDataset(const fs::path& folder)
{
    const auto about = readFile(folder / kAbout, Bytes(64LL << 20));
    return about && valueOf(Json::parse(*about, nullptr, false), "tool", std::string()) == "understudy";
}

bool isReplaceable(const fs::path& folder)
{
    constexpr std::array<std::string_view, 5> kOurs{kAbout, kReport, "train", "val", "test"};
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
        if (std::ranges::find(kOurs, entry->path().filename().string()) == kOurs.end())
            return false;
    return !error && isOurDataset(folder);
}

Result<void> writeDataset(const BuildRequest& request, const BuildReport& report,
                          const std::vector<PlacedRow>& rows)
{
    const auto& out = request.out;
    const auto place =
        isReplaceable(out) ? out.parent_path() / ("." + out.filename().string() + ".new") : out;
    std::error_code ignored;
    if (place != out)
        fs::remove_all(place, ignored);
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(place));
    for (const auto split : {Split::Train, Split::Validation, Split::Test}) {
        const auto folder = staged.path() / name(split);
        UNDERSTUDY_CHECK(ensureFolder(folder));
        std::string metadata;
        for (const auto& [row, from] : rows) {
            if (row.split != split)
                continue;
            UNDERSTUDY_CHECK(link(from / row.fileName, folder / row.fileName));
            metadata += lineOf(row) + "\n";
        }
        UNDERSTUDY_CHECK(writeFile(folder / kMetadata, metadata));
    }
    UNDERSTUDY_CHECK(writeFile(staged.path() / kReport, reportPage(report, rows, out.filename().string())));
    UNDERSTUDY_CHECK(writeFile(staged.path() / kAbout, aboutOf(request, report)));
    UNDERSTUDY_CHECK(staged.commit());
    return place == out ? Result<void>() : exchange(place, out);
}

} // namespace understudy
