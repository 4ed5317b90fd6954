#include "core/base/folder_lock.h"

#include "core/base/files.h"

#include <array>
#include <cerrno>
#include <ctime>
#include <tuple>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// Open file description locks belong to the descriptor: they also keep two holders in one process apart.
struct flock wholeFile()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

fs::path lockFile(const fs::path& folder)
{
    return folder / ".lock";
}

std::string describeHolder(const std::string& program)
{
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    ::localtime_r(&now, &local);
    std::array<char, 8> clock{};
    std::strftime(clock.data(), clock.size(), "%H:%M", &local);
    return program + ", process " + std::to_string(::getpid()) + ", since " + clock.data();
}

} // namespace

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<FolderLock> FolderLock::take(const fs::path& folder, const std::string& program, Reason taken)
{
    const auto path = lockFile(folder);
    FolderLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (lock.m_descriptor < 0)
        return Failure(systemError(errno, folder));
    auto range = wholeFile();
    if (::fcntl(lock.m_descriptor, F_OFD_SETLK, &range) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return Failure(systemError(errno, path));
        return fail(Code::Busy, taken, folder.string(), readFile(path, Bytes(1000)).value_or(""));
    }
    // A full disk must not keep anybody out: without the words, the lock still holds.
    const auto words = describeHolder(program);
    if (::ftruncate(lock.m_descriptor, 0) == 0)
        std::ignore = ::pwrite(lock.m_descriptor, words.data(), words.size(), 0);
    return lock;
}

std::string FolderLock::holder(const fs::path& folder)
{
    const auto path = lockFile(folder);
    const FolderLock probe(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    auto range = wholeFile();
    if (probe.m_descriptor < 0 || ::fcntl(probe.m_descriptor, F_OFD_GETLK, &range) != 0 ||
        range.l_type == F_UNLCK)
        return {};
    return readFile(path, Bytes(1000)).value_or("");
}

} // namespace understudy
