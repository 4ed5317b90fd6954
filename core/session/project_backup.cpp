#include "core/base/files.h"
#include "core/session/project_store_p.h"
#include "core/session/session.h"
#include "core/session/staged_folder_p.h"

#include <functional>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

Result<void> copyFile(const fs::path& from, const fs::path& to)
{
    UNDERSTUDY_CHECK(ensureFolder(to.parent_path()));
    std::error_code error;
    fs::copy_file(from, to, error);
    // A file that went away since the folder was listed was no part of the project any more.
    if (error && error != std::errc::no_such_file_or_directory)
        return Failure(systemError(error.value(), to));
    return {};
}

/// The files of a folder, which need not be there, that `isWanted` by their path in it.
Result<void> copyFolder(const fs::path& from, const fs::path& to,
                        const std::function<bool(const fs::path&)>& isWanted)
{
    std::error_code error;
    fs::recursive_directory_iterator entries(from, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
        const auto relative = entries->path().lexically_relative(from);
        if (entries->is_regular_file() && relative.extension() != ".part" && isWanted(relative))
            UNDERSTUDY_CHECK(copyFile(entries->path(), to / relative));
    }
    return {};
}

/// Every file of an episode's folder, but of the takes only those that `store` knows: others may be half
/// born.
Result<void> copyEpisode(const ProjectStore& store, const EpisodeId& episode, const fs::path& from,
                         const fs::path& to)
{
    UNDERSTUDY_TRY(const auto takes, store.takes(episode));
    std::set<fs::path> known;
    for (const auto& take : takes)
        known.insert(take.file());
    return copyFolder(from, to,
                      [&](const fs::path& file) { return *file.begin() != "takes" || known.contains(file); });
}

/// Voices but the removed ones, and what their consents name.
Result<void> copyVoices(const fs::path& from, const fs::path& to)
{
    UNDERSTUDY_CHECK(copyFolder(from / "voices", to / "voices", [](const fs::path& file) {
        return !file.begin()->string().starts_with('.');
    }));
    return copyFolder(from / "consent", to / "consent", [](const fs::path&) { return true; });
}

} // namespace

Result<void> Session::backup(const fs::path& project, const fs::path& target)
{
    const auto source = fs::absolute(project).lexically_normal();
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
    for (const auto& row : episodes)
        UNDERSTUDY_CHECK(copyEpisode(*copy, row.id, source / "episodes" / row.id.value,
                                     staged.path() / "episodes" / row.id.value));
    UNDERSTUDY_CHECK(copyVoices(source, staged.path()));
    return staged.commit();
}

} // namespace understudy
