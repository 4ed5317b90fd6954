#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/train/run/checkpoints_p.h"
#include "core/train/run/file_hashes_p.h"
#include "core/train/run/run_info.h"

#include <algorithm>
#include <charconv>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostState{1'000'000};
constexpr std::size_t kMostHashes = 1000; // of some hundred checkpoints: more than anybody looks at

std::optional<std::int64_t> stepNamed(std::string_view name)
{
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), step);
    const bool isNumber = error == std::errc() && end == name.data() + name.size() && step >= 0;
    return isNumber ? std::optional(step) : std::nullopt;
}

fs::path folderOf(const fs::path& run, std::int64_t step)
{
    return run / kCheckpoints / std::to_string(step);
}

/// One that is not made room for a better one meanwhile.
bool isThere(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder, ignored);
}

/// A backup leaves out what the optimiser of a finished run remembers: only who goes on misses it.
bool isSpared(const fs::path& folder, const std::string& file)
{
    return file == kOptimiserFile && !isThere(folder / file);
}

Failure damaged(const fs::path& folder, std::string what)
{
    return fail(Code::Corrupt, Reason::CheckpointDamaged, folder.string(), std::move(what));
}

Result<StoredState> stateIn(const fs::path& folder)
{
    const auto text = readFile(folder / kStateFile, kMostState);
    if (!text)
        return damaged(folder, text.error().describe());
    return parseState(*text, folder.string());
}

/// The lowest validation loss first; those without one behind, the newest first.
std::vector<CheckpointInfo> bestFirst(std::vector<CheckpointInfo> list)
{
    std::ranges::stable_sort(list, [](const CheckpointInfo& one, const CheckpointInfo& other) {
        if (one.validation && other.validation)
            return one.validation->loss < other.validation->loss;
        return one.validation.has_value() != other.validation.has_value() ? one.validation.has_value()
                                                                          : one.step > other.step;
    });
    return list;
}

} // namespace

std::vector<std::int64_t> stepsIn(const fs::path& run)
{
    std::vector<std::int64_t> steps;
    std::error_code error;
    fs::directory_iterator entries(run / kCheckpoints, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error))
        if (const auto step = stepNamed(entries->path().filename().string()))
            steps.push_back(*step);
    std::ranges::sort(steps, std::greater());
    return steps;
}

std::vector<CheckpointInfo> listCheckpoints(const fs::path& run)
{
    std::vector<CheckpointInfo> list;
    for (const auto step : stepsIn(run)) {
        const auto folder = folderOf(run, step);
        const auto stored = stateIn(folder);
        if (stored && stored->state.step == step)
            list.push_back({step, folder, stored->state.validation, readProbeFigures(run, step)});
    }
    std::ranges::reverse(list);
    return list;
}

Result<CheckpointInfo> findCheckpoint(const fs::path& run, std::int64_t step)
{
    const auto folder = folderOf(run, step);
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) {
        std::string steps;
        for (const auto& other : listCheckpoints(run))
            steps += (steps.empty() ? "" : ", ") + std::to_string(other.step);
        return fail(Code::NotFound, Reason::CheckpointUnknown,
                    run.filename().string() + "@" + std::to_string(step), std::move(steps));
    }
    UNDERSTUDY_TRY(const auto stored, stateIn(folder));
    if (stored.state.step != step)
        return damaged(folder, "it is of step " + std::to_string(stored.state.step));
    for (const auto& [file, hash] : stored.hashes) {
        if (isSpared(folder, file))
            continue;
        const auto found = sha256File(folder / file);
        if (!found)
            return damaged(folder, found.error().describe());
        if (*found != hash)
            return damaged(folder, file + " is not as it was written");
    }
    return CheckpointInfo{step, folder, stored.state.validation, readProbeFigures(run, step)};
}

bool isWhole(const CheckpointInfo& checkpoint)
{
    static FileHashes hashes(kMostHashes);
    const auto stored = stateIn(checkpoint.folder);
    return stored && stored->state.step == checkpoint.step &&
           std::ranges::all_of(stored->hashes, [&](const auto& file) {
               return isSpared(checkpoint.folder, file.first) ||
                      hashes.of(checkpoint.folder / file.first) == file.second;
           });
}

GoingOn goingOn(const fs::path& run)
{
    GoingOn made;
    for (const auto step : stepsIn(run)) {
        const CheckpointInfo checkpoint{step, folderOf(run, step), {}, {}};
        if (!isWhole(checkpoint)) {
            if (isThere(checkpoint.folder))
                made.damaged.push_back(step);
        } else if (!made.from && isThere(checkpoint.folder / kOptimiserFile)) {
            made.from = step;
        }
    }
    return made;
}

Result<CheckpointName> parseCheckpointName(const std::string& text)
{
    const auto at = text.find('@');
    CheckpointName name{text.substr(0, at), std::nullopt};
    if (at != std::string::npos)
        name.step = stepNamed(std::string_view(text).substr(at + 1));
    if (!isValidName(name.run) || (at != std::string::npos && !name.step))
        return fail(Code::InvalidInput, text, "a checkpoint is named as in run-4@600");
    return name;
}

Result<void> pruneCheckpoints(const fs::path& run, int best)
{
    auto list = listCheckpoints(run);
    if (list.empty())
        return {};
    list.pop_back(); // the last one stays
    list = bestFirst(std::move(list));
    for (auto i = std::size_t(best); i < list.size(); ++i) {
        // Renamed first: half of it must not be taken for a checkpoint.
        const auto aside = list[i].folder.parent_path() / (".removed-" + std::to_string(list[i].step));
        std::error_code error;
        fs::remove_all(aside, error);
        fs::rename(list[i].folder, aside, error);
        if (error)
            return Failure(systemError(error.value(), list[i].folder));
        fs::remove_all(aside, error);
    }
    return {};
}

} // namespace understudy
