#include "core/base/staged_folder.h"

#include "core/base/files.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

StagedFolder::StagedFolder(fs::path target, fs::path staged)
    : m_target(std::move(target)), m_staged(std::move(staged))
{
}

StagedFolder::StagedFolder(StagedFolder&& other) noexcept
    : m_target(std::move(other.m_target)), m_staged(std::exchange(other.m_staged, {}))
{
}

StagedFolder& StagedFolder::operator=(StagedFolder&& other) noexcept
{
    std::swap(m_target, other.m_target);
    std::swap(m_staged, other.m_staged);
    return *this;
}

StagedFolder::~StagedFolder()
{
    std::error_code ignored;
    if (!m_staged.empty())
        fs::remove_all(m_staged, ignored);
}

Result<StagedFolder> StagedFolder::create(const fs::path& wanted)
{
    const auto target = wanted.has_filename() ? wanted : wanted.parent_path(); // "out/" is "out"
    static std::atomic<unsigned> counter = 0;
    std::error_code error;
    if (fs::exists(fs::symlink_status(target, error)) &&
        !(fs::is_directory(target, error) && fs::is_empty(target, error)))
        return fail(Code::InvalidInput, Reason::AlreadyExists, target.string());
    UNDERSTUDY_CHECK(ensureFolder(target.parent_path()));
    const auto suffix = "." + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".part";
    auto staged = target.parent_path() / ("." + target.filename().string() + suffix);
    if (::mkdir(staged.c_str(), 0755) != 0)
        return Failure(systemError(errno, target));
    return StagedFolder(target, std::move(staged));
}

Error StagedFolder::ofTarget(Error error) const
{
    if (!m_staged.empty() && error.subject.starts_with(m_staged.string()))
        error.subject = m_target.string();
    return error;
}

Result<void> StagedFolder::commit()
{
    if (const auto synced = syncTree(m_staged); !synced)
        return Failure(ofTarget(synced.error()));
    if (std::rename(m_staged.c_str(), m_target.c_str()) != 0) {
        // Somebody else was there first.
        if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
            return fail(Code::InvalidInput, Reason::AlreadyExists, m_target.string());
        return Failure(systemError(errno, m_target));
    }
    m_staged.clear();
    syncFolder(m_target.parent_path());
    return {};
}

} // namespace understudy
