#include "core/session/original_files_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/session/project_store_p.h"

#include <cerrno>
#include <tuple>

#include <sys/stat.h>

namespace understudy {

namespace {

std::string text(const timespec& time)
{
    return std::to_string(time.tv_sec) + "." + std::to_string(time.tv_nsec);
}

/// Nobody named the file now: it was there when it was imported.
Error ofOriginal(Error error)
{
    if (error.reason == Reason::FileMissing)
        error.detail = "imported";
    return error;
}

std::string keyOf(const std::string& recording)
{
    return "original/" + recording;
}

} // namespace

Result<std::string> stampOf(const std::filesystem::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0)
        return Failure(systemError(errno, file));
    // The time of change cannot be set, so that a file which was given the old one's date is seen too.
    return std::to_string(status.st_size) + " " + text(status.st_mtim) + " " + text(status.st_ctim);
}

Result<void> checkOriginal(const Recording& recording, const std::filesystem::path& file,
                           const std::stop_token& stop)
{
    UNDERSTUDY_TRY(const auto found, sha256File(file, stop).map_error(ofOriginal));
    if (found != recording.sha256)
        return fail(Code::Corrupt, Reason::HashMismatch, file.string(), found + "/" + recording.sha256);
    return {};
}

Result<void> OriginalFiles::check(const Recording& recording, const std::stop_token& stop)
{
    UNDERSTUDY_TRY(const auto stamp, stampOf(recording.file).map_error(ofOriginal));
    if (stamp == known(recording.id))
        return {};
    UNDERSTUDY_CHECK(checkOriginal(recording, recording.file, stop));
    remember(recording.id, stamp);
    return {};
}

std::string OriginalFiles::known(const std::string& recording)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_known.find(recording); found != m_known.end())
        return found->second;
    const auto stored = m_store.setting(keyOf(recording));
    return m_known[recording] = stored ? stored->value_or(std::string()) : std::string();
}

void OriginalFiles::remember(const std::string& recording, const std::string& stamp)
{
    {
        const std::lock_guard lock(m_mutex);
        m_known[recording] = stamp;
    }
    if (!m_store.isReadOnly())
        std::ignore = m_store.setSetting(keyOf(recording), stamp); // without it the file is read once more
}

} // namespace understudy
