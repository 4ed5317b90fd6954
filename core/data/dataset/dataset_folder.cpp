#include "core/data/dataset/dataset_folder_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/base/staged_folder.h"
#include "core/data/dataset/dataset_row_p.h"
#include "core/data/dataset/exchange.h"
#include "core/data/dataset/left_out_p.h"
#include "core/data/dataset/rejected_p.h"
#include "core/data/dataset/report_p.h"
#include "core/data/ingest/ingest_json_p.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <set>
#include <tuple>

#include <fcntl.h>

namespace understudy {
namespace {

namespace fs = std::filesystem;

constexpr const char* kReport = "report.html";
constexpr const char* kPicture = "report.png";
constexpr const char* kMetadata = "metadata.jsonl";
constexpr int kFormat = 1;

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

/// With its length in the unit of the clips' rows.
Json toldOf(const Recording& recording)
{
    auto json = toJson(recording);
    json["duration_sec"] = rounded(toSeconds(recording.length, recording.rate).value);
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

/// Where each is in its recording, why it is out, and what was measured on it.
std::string linesOf(const std::vector<RejectedClip>& rejected)
{
    std::string lines;
    for (const auto& clip : rejected) {
        auto line = toJson(clip.row);
        for (const auto* key : {"audio", "file_name", "split", "pcm_sha256"}) // it has no file
            line.erase(key);
        line["why"] = rulesAgainst(clip);
        lines += lineOf(line) + "\n";
    }
    return lines;
}

/// `lists`: the hashes of metadata.jsonl, by split, so that a change made by hand shows.
std::string aboutOf(const Json& options, const BuildReport& report,
                    const std::map<std::string, std::string>& lists)
{
    Json recordings = Json::array();
    for (const auto& recording : report.recordings)
        recordings.push_back(toldOf(recording));
    const Json about{{"format", kFormat},
                     {"tool", kDatasetTool},
                     {"options", options},
                     {"split_method", name(report.split)},
                     {"recordings", std::move(recordings)},
                     {"lists", lists},
                     {"left_out", leftOutOf(report)},
                     {"left_out_for_text", report.leftOutForText},
                     {"totals", totalsOf(report.totals)}};
    return about.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The same file under another name, or a copy where a file system has no such thing.
Result<void> link(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::create_hard_link(from, to, error);
    return error ? copyFile(from, to) : Result<void>();
}

/// The dataset at `made` takes the place of that at `out`, in one step.
Result<void> exchange(const fs::path& made, const fs::path& out)
{
    const int error =
        ::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, out.c_str(), RENAME_EXCHANGE) == 0 ? 0 : errno;
    std::error_code ignored;
    fs::remove_all(made, ignored); // the old one, or the new one that found no place
    if (error != 0)
        return Failure(systemError(error, out));
    syncFolder(out.parent_path());
    return {};
}

} // namespace

Json optionsOf(const BuildRequest& request)
{
    const auto& ingest = request.ingest;
    const auto& target = request.targetSpeaker;
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
            {"hum_autonotch", ingest.repairs.hum.isOn},
            {"mains", ingest.repairs.hum.mainsHz},
            {"notch_strength", ingest.repairs.hum.strength},
            {"high_pass", ingest.repairs.highPassHz},
            {"denoise", ingest.repairs.noiseReduction.value},
            {"declick", ingest.repairs.declick},
            {"transcribe", ingest.recognizer ? ingest.recognizer->name() : "none"},
            {"language", ingest.language},
            {"target_speaker", (target.has_filename() ? target : target.parent_path()).filename().string()},
            {"split", {request.shares.train, request.shares.validation, request.shares.test}},
            {"split_seed", request.seed},
            {"limits", std::move(limits)}};
}

bool isOurDataset(const fs::path& folder)
{
    return isOurs(readAbout(folder));
}

bool isOurs(const Result<Json>& about)
{
    return about && valueOf(*about, "tool", std::string()) == kDatasetTool;
}

Result<Json> readAbout(const fs::path& folder)
{
    UNDERSTUDY_TRY(const auto text, readFile(folder / kAboutFile, kMostMetadata));
    UNDERSTUDY_CHECK(checkJson(text, {.depth = 16, .values = 10'000'000}));
    return Json::parse(text, nullptr, false);
}

namespace {

/// The first thing in a folder with another name than these; the folder where it cannot be read.
std::optional<fs::path> firstBut(const std::set<std::string>& names, const fs::path& folder)
{
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
        if (!names.contains(entry->path().filename().string()))
            return entry->path();
    return error ? std::optional(folder) : std::nullopt;
}

/// What would be lost of a split with the dataset: a list that was changed by hand, a file that is in none.
std::optional<fs::path> othersIn(const fs::path& folder, const Json& lists)
{
    std::error_code ignored;
    if (!fs::exists(folder, ignored))
        return std::nullopt;
    const auto list = folder / kMetadata;
    const auto text = readFile(list, kMostMetadata).value_or("");
    const auto told = valueOf(lists, folder.filename().string(), Json());
    if (told.is_string() && told.get<std::string>() != sha256(text))
        return list;
    std::set<std::string> names{kMetadata};
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (const auto row = parseRow(std::string_view(text).substr(begin, end - begin)))
            names.insert(row->fileName);
        begin = end + 1;
    }
    return firstBut(names, folder);
}

/// What at `folder` a build may not take away; none where all of it is a dataset as we wrote it.
std::optional<fs::path> othersAt(const fs::path& folder)
{
    const auto about = readAbout(folder);
    if (!isOurs(about))
        return folder;
    auto found = firstBut({kAboutFile, kReport, kPicture, kRejectedList, "train", "val", "test"}, folder);
    for (const auto* split : {"train", "val", "test"})
        if (!found)
            found = othersIn(folder / split, valueOf(*about, "lists", Json::object()));
    return found;
}

} // namespace

bool isReplaceable(const fs::path& folder)
{
    return !othersAt(folder);
}

fs::path plainOut(const fs::path& out)
{
    const auto plain = fs::absolute(out).lexically_normal();
    return plain.has_filename() ? plain : plain.parent_path();
}

Result<void> checkIsFree(const fs::path& out)
{
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(out, ignored)) ||
        (fs::is_directory(out, ignored) && fs::is_empty(out, ignored)))
        return {};
    const auto others = othersAt(out);
    return others ? fail(Code::InvalidInput, Reason::AlreadyExists, others->string()) : Result<void>();
}

namespace {

/// The sounds of one split and their list; the hash of the list.
Result<std::string> fillSplit(const fs::path& folder, Split split, const std::vector<PlacedRow>& rows,
                              const std::stop_token& stop)
{
    UNDERSTUDY_CHECK(ensureFolder(folder));
    std::string metadata;
    for (const auto& placed : rows) {
        const auto& [row, from] = std::tie(placed.row, placed.folder);
        if (row.split != split)
            continue;
        if (stop.stop_requested())
            return fail(Code::Cancelled, folder.string());
        UNDERSTUDY_CHECK(placed.isTheirs ? copyFile(from / row.fileName, folder / row.fileName)
                                  : link(from / row.fileName, folder / row.fileName));
        metadata += lineOf(row) + "\n";
    }
    UNDERSTUDY_CHECK(writeFile(folder / kMetadata, metadata));
    return sha256(metadata);
}

Result<void> fill(const fs::path& folder, const fs::path& out, const Json& options, const BuildReport& report,
                  const std::vector<PlacedRow>& rows, const std::stop_token& stop)
{
    std::map<std::string, std::string> lists;
    for (const auto split : {Split::Train, Split::Validation, Split::Test}) {
        UNDERSTUDY_TRY(lists[std::string(name(split))], fillSplit(folder / name(split), split, rows, stop));
    }
    const auto title = out.filename().string();
    UNDERSTUDY_CHECK(writeFile(folder / kReport, reportPage(report, rows, title)));
    UNDERSTUDY_TRY(const auto picture, reportPicture(report, rows, title));
    UNDERSTUDY_CHECK(writeFile(folder / kPicture, picture));
    UNDERSTUDY_CHECK(writeFile(folder / kRejectedList, linesOf(report.rejected)));
    return writeFile(folder / kAboutFile, aboutOf(options, report, lists));
}

} // namespace

Result<void> writeDataset(const fs::path& out, const Json& options, const BuildReport& report,
                          const std::vector<PlacedRow>& rows, const std::stop_token& stop)
{
    const auto place =
        isReplaceable(out) ? out.parent_path() / ("." + out.filename().string() + ".new") : out;
    std::error_code ignored;
    if (place != out)
        fs::remove_all(place, ignored);
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(place));
    // Nobody asked for the folders that it is made in.
    const auto aboutOut = [&](Error error) {
        error = staged.ofTarget(std::move(error));
        if (error.subject == place.string())
            error.subject = out.string();
        return error;
    };
    UNDERSTUDY_CHECK(fill(staged.path(), out, options, report, rows, stop).map_error(aboutOut));
    UNDERSTUDY_CHECK(staged.commit().map_error(aboutOut));
    return place == out ? Result<void>() : exchange(place, out);
}

} // namespace understudy
