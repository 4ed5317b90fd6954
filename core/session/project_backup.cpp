#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "core/jobs/job.h"
#include "core/session/project_folder.h"
#include "core/session/project_store_p.h"
#include "core/session/session.h"
#include "core/train/run/checkpoints.h"
#include "core/train/run/run_info.h"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// What went away since it was listed was no part of the project any more.
Result<void> checkUnlessGone(const std::error_code& error, const fs::path& path)
{
    if (error && error != std::errc::no_such_file_or_directory)
        return Failure(systemError(error.value(), path));
    return {};
}

/// Files to copy: all are listed first, so that progress has an end.
class CopyList
{
public:
    using IsWanted = std::function<bool(const fs::path&)>;

    /// The files of `from`, which need not be there, that `isWanted` by their path in it.
    Result<void> add(const fs::path& from, const fs::path& to, const IsWanted& isWanted)
    {
        return addFolder({from, to, isWanted}, {});
    }

    Result<void> copy(JobContext& context) const
    {
        double done = 0;
        for (const auto& file : m_files) {
            if (context.cancelled())
                return fail(Code::Cancelled);
            context.report({Stage::Copying, done, m_bytes, ProgressUnit::FileBytes,
                            file.from.filename().string()});
            UNDERSTUDY_CHECK(ensureFolder(file.to.parent_path()));
            std::error_code error;
            fs::copy_file(file.from, file.to, error);
            UNDERSTUDY_CHECK(checkUnlessGone(error, file.to));
            done += file.bytes;
        }
        return {};
    }

private:
    struct Root
    {
        const fs::path& from;
        const fs::path& to;
        const IsWanted& isWanted;
    };
    struct File
    {
        fs::path from, to;
        double bytes = 0;
    };

    Result<void> addFolder(const Root& root, const fs::path& below)
    {
        std::error_code error;
        const auto folder = below.empty() ? root.from : root.from / below;
        for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
             entry.increment(error))
            UNDERSTUDY_CHECK(addEntry(root, below / entry->path().filename()));
        return checkUnlessGone(error, folder);
    }

    Result<void> addEntry(const Root& root, const fs::path& relative)
    {
        const auto file = root.from / relative;
        std::error_code error;
        if (fs::is_directory(fs::symlink_status(file, error)))
            return addFolder(root, relative);
        const bool isFile = fs::is_regular_file(file, error);
        UNDERSTUDY_CHECK(checkUnlessGone(error, file));
        if (!isFile || relative.extension() == ".part" || !root.isWanted(relative))
            return {};
        const auto bytes = fs::file_size(file, error);
        if (!error)
            m_bytes += static_cast<double>(bytes);
        m_files.push_back({file, root.to / relative, error ? 0 : static_cast<double>(bytes)});
        return {};
    }

    std::vector<File> m_files;
    double m_bytes = 0;
};

/// Every file of an episode's folder, but of the takes only those that `store` knows: others may be half
/// born.
Result<void> addEpisode(CopyList& list, const ProjectStore& store, const EpisodeId& episode,
                        const fs::path& from, const fs::path& to)
{
    UNDERSTUDY_TRY(const auto takes, store.takes(episode));
    std::set<fs::path> known;
    for (const auto& take : takes)
        known.insert(take.file());
    return list.add(from, to,
                    [&](const fs::path& file) { return *file.begin() != "takes" || known.contains(file); });
}

/// Voices but the removed ones, and what their consents name.
Result<void> addVoices(CopyList& list, const fs::path& from, const fs::path& to)
{
    UNDERSTUDY_CHECK(list.add(from / "voices", to / "voices", [](const fs::path& file) {
        return !file.begin()->string().starts_with('.');
    }));
    return list.add(from / "consent", to / "consent", [](const fs::path&) { return true; });
}

/// Runs as they stand, and the codes of their clips, which are small: with them a run goes on without its
/// dataset. Not those that were taken out, nor what a run writes at this moment; of those that are finished
/// not what the optimiser remembers, two thirds of a checkpoint that nobody goes on from.
Result<void> addRuns(CopyList& list, const fs::path& from, const fs::path& to)
{
    std::set<fs::path> finished;
    for (const auto& run : listRuns(from / "runs").runs)
        if (run.state == RunState::Finished)
            finished.insert(run.id.value);
    return list.add(from / "runs", to / "runs", [&finished](const fs::path& file) {
        const auto isHidden = [](const fs::path& part) { return part.string().starts_with('.'); };
        const auto& folder = *file.begin();
        if (file.filename() == kOptimiserFile && finished.contains(folder))
            return false;
        return (!isHidden(folder) || folder == ".codes") &&
               std::none_of(std::next(file.begin()), file.end(), isHidden);
    });
}

} // namespace

Result<void> Session::backup(const fs::path& project, const fs::path& target, JobContext& context)
{
    const auto source = projectFolder(project);
    const auto place = fs::absolute(target).lexically_normal();
    UNDERSTUDY_TRY(const auto store, ProjectStore::open(source, ProjectStore::Mode::ReadOnly));
    if (isInside(source, place))
        return fail(Code::InvalidInput, Reason::OutputInsideInput, place.string());
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(place));
    UNDERSTUDY_CHECK(store->copyTo(staged.path()));
    UNDERSTUDY_CHECK(ensureFolder(staged.path() / "episodes"));
    // What the copied database names, not what the running one does by now.
    UNDERSTUDY_TRY(const auto copy, ProjectStore::open(staged.path(), ProjectStore::Mode::ReadOnly));
    UNDERSTUDY_TRY(const auto episodes, copy->episodes());
    CopyList list;
    for (const auto& row : episodes)
        UNDERSTUDY_CHECK(addEpisode(list, *copy, row.id, source / "episodes" / row.id.value,
                                    staged.path() / "episodes" / row.id.value));
    UNDERSTUDY_CHECK(list.add(source / "recordings", staged.path() / "recordings",
                              [](const fs::path& file) { return !file.begin()->string().starts_with('.'); }));
    UNDERSTUDY_CHECK(addVoices(list, source, staged.path()));
    UNDERSTUDY_CHECK(addRuns(list, source, staged.path()));
    UNDERSTUDY_CHECK(list.add(source / "comparisons", staged.path() / "comparisons",
                              [](const fs::path& file) { return !file.begin()->string().starts_with('.'); }));
    UNDERSTUDY_CHECK(list.copy(context));
    return staged.commit();
}

} // namespace understudy
