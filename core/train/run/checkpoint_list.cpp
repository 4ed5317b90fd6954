#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/train/run/checkpoints_p.h"
#include "core/train/run/run_info.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

#include <sys/stat.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostState{1'000'000};

std::optional<std::int64_t> stepNamed(std::string_view name)
{
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), step);
    return error == std::errc() && end == name.data() + name.size() && step >= 0 ? std::optional(step)
                                                                                 : std::nullopt;
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

/// What files hashed to, as long as they stay what they were: a run is looked at every second or two, and its
/// checkpoints are of some hundred megabytes.
class Hashed
{
public:
    /// Empty where it cannot be read.
    std::string hashOf(const fs::path& file)
    {
        const auto now = stampOf(file);
        {
            const std::scoped_lock lock(m_mutex);
            const auto known = m_known.find(file);
            if (now && known != m_known.end() && known->second.first == *now)
                return known->second.second;
        }
        auto hash = sha256File(file).value_or(std::string());
        const std::scoped_lock lock(m_mutex);
        if (now)
            m_known[file] = {*now, hash};
        return hash;
    }

private:
    using Stamp = std::array<std::int64_t, 4>; // inode, size, when it was changed

    static std::optional<Stamp> stampOf(const fs::path& file)
    {
        struct stat found
        {
        };
        if (::stat(file.c_str(), &found) != 0)
            return std::nullopt;
        return Stamp{std::int64_t(found.st_ino), std::int64_t(found.st_size), found.st_ctim.tv_sec,
                     found.st_ctim.tv_nsec};
    }

    std::mutex m_mutex;
    std::map<fs::path, std::pair<Stamp, std::string>> m_known; // under m_mutex
};

} // namespace

std::vector<CheckpointInfo> listCheckpoints(const fs::path& run)
{
    std::vector<CheckpointInfo> list;
    std::error_code error;
    fs::directory_iterator entries(run / kCheckpoints, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const auto step = stepNamed(entries->path().filename().string());
        if (!step)
            continue;
        const auto stored = stateIn(entries->path());
        if (stored && stored->state.step == *step)
            list.push_back({*step, entries->path(), stored->state.validation, readProbeFigures(run, *step)});
    }
    std::ranges::sort(list, {}, &CheckpointInfo::step);
    return list;
}

Result<CheckpointInfo> findCheckpoint(const fs::path& run, std::int64_t step)
{
    const auto folder = run / kCheckpoints / std::to_string(step);
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
    static Hashed hashed;
    const auto stored = stateIn(checkpoint.folder);
    return stored && std::ranges::all_of(stored->hashes, [&](const auto& file) {
               return hashed.hashOf(checkpoint.folder / file.first) == file.second;
           });
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
