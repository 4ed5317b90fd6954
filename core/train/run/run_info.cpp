#include "core/train/run/run_info.h"

#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/staged_folder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostRun{1'000'000};
constexpr std::string_view kPrefix = "run-";

/// The number in "run-4"; 0 for another name.
int numberOf(std::string_view id)
{
    if (!id.starts_with(kPrefix))
        return 0;
    id.remove_prefix(kPrefix.size());
    int number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    return error == std::errc() && end == id.data() + id.size() ? number : 0;
}

std::vector<std::string> namesIn(const fs::path& runs)
{
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entries(runs, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        std::error_code ignored;
        if (auto name = entries->path().filename().string();
            isValidName(name) && fs::exists(entries->path() / kRunFile, ignored))
            names.push_back(std::move(name));
    }
    std::ranges::sort(names, std::greater(),
                      [](const std::string& name) { return std::pair(numberOf(name), name); });
    return names;
}

int lastNumberIn(const fs::path& runs)
{
    const auto names = namesIn(runs);
    return names.empty() ? 0 : numberOf(names.front());
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc = {};
    ::gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

} // namespace

std::string_view name(RunState state)
{
    static constexpr std::array<std::string_view, 7> kNames{"new",    "running",  "interrupted", "stopped",
                                                            "failed", "finished", "ended_early"};
    return kNames.at(std::size_t(state));
}

Result<RunInfo> createRun(const fs::path& runs, RunInfo info, const std::string& preflight)
{
    UNDERSTUDY_CHECK(ensureFolder(runs));
    info.created = utcNow();
    // Another program may take a number at the same time.
    for (int number = std::max(lastNumberIn(runs), lastNumberIn(runs / kRemovedRuns)) + 1;; ++number) {
        info.id = RunId(std::string(kPrefix) + std::to_string(number));
        info.folder = runs / info.id.value;
        auto staged = StagedFolder::create(info.folder);
        if (!staged && staged.error().reason == Reason::AlreadyExists)
            continue;
        if (!staged)
            return Failure(std::move(staged).error());
        UNDERSTUDY_CHECK(writeFile(staged->path() / kRunFile, formatRun(info)));
        if (!preflight.empty())
            UNDERSTUDY_CHECK(writeFile(staged->path() / kPreflightFile, preflight));
        const auto made = staged->commit();
        if (!made && made.error().reason == Reason::AlreadyExists)
            continue;
        UNDERSTUDY_CHECK(made);
        return info;
    }
}

Result<RunInfo> readRunFolder(const fs::path& folder)
{
    UNDERSTUDY_TRY(const auto text, readFile(folder / kRunFile, kMostRun));
    UNDERSTUDY_TRY(auto info, parseRun(text, folder));
    if (auto note = readFile(folder / kNoteFile, kMostRun))
        info.note = std::move(*note);
    if (info.state == RunState::Running && FolderLock::holder(folder).empty())
        info.state = RunState::Interrupted;
    return info;
}

Result<RunInfo> readRun(const fs::path& runs, const RunId& id)
{
    std::error_code ignored;
    // The name becomes a path.
    if (isValidName(id.value) && fs::exists(runs / id.value / kRunFile, ignored))
        return readRunFolder(runs / id.value);
    std::string known;
    for (const auto& name : namesIn(runs))
        known.append(known.empty() ? "" : ", ").append(name);
    return fail(Code::NotFound, Reason::RunUnknown, id.value, std::move(known));
}

Result<void> writeRun(const RunInfo& info)
{
    return writeFile(info.folder / kRunFile, formatRun(info));
}

Result<void> noteRun(const fs::path& folder, const std::string& note)
{
    return writeFile(folder / kNoteFile, note);
}

RunList listRuns(const fs::path& runs)
{
    RunList list;
    for (const auto& name : namesIn(runs)) {
        auto run = readRunFolder(runs / name);
        if (run)
            list.runs.push_back(std::move(*run));
        else
            list.problems.push_back(run.error());
    }
    return list;
}

} // namespace understudy
