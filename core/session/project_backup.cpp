#include "core/base/files.h"
#include "core/session/project_store_p.h"
#include "core/session/session.h"
#include "core/session/staged_folder_p.h"

#include <functional>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// Copies the files of a folder, which need not be there, that `isWanted` by their path in it. What went away
/// since it was listed was no part of the project any more.
class FolderCopy
{
public:
    using IsWanted = std::function<bool(const fs::path&)>;
    FolderCopy(fs::path from, fs::path to, IsWanted isWanted)
        : m_from(std::move(from)), m_to(std::move(to)), m_isWanted(std::move(isWanted))
    {
    }

    Result<void> run(const fs::path& below = {}) const
    {
        std::error_code error;
        for (fs::directory_iterator entry(m_from / below, error); !error && entry != fs::directory_iterator();
             entry.increment(error))
            UNDERSTUDY_CHECK(copy(below / entry->path().filename()));
        return check(error, m_from / below);
    }

private:
    Result<void> copy(const fs::path& relative) const
    {
        std::error_code error;
        if (fs::is_directory(fs::symlink_status(m_from / relative, error)))
            return run(relative);
        const bool isFile = fs::is_regular_file(m_from / relative, error);
        UNDERSTUDY_CHECK(check(error, m_from / relative));
        if (!isFile || relative.extension() == ".part" || !m_isWanted(relative))
            return {};
        UNDERSTUDY_CHECK(ensureFolder((m_to / relative).parent_path()));
        fs::copy_file(m_from / relative, m_to / relative, error);
        return check(error, m_to / relative);
    }

    static Result<void> check(const std::error_code& error, const fs::path& path)
    {
        if (error && error != std::errc::no_such_file_or_directory)
            return Failure(systemError(error.value(), path));
        return {};
    }

    fs::path m_from, m_to;
    IsWanted m_isWanted;
};

Result<void> copyFolder(const fs::path& from, const fs::path& to, FolderCopy::IsWanted isWanted)
{
    return FolderCopy(from, to, std::move(isWanted)).run();
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
