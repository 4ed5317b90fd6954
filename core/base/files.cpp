#include "core/base/files.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

Reason reasonOf(int number)
{
    switch (number) {
    case ENOENT:
        return Reason::FileMissing;
    case ENOTDIR:
        return Reason::NotAFolder;
    case EISDIR:
        return Reason::NotAFile;
    case EEXIST:
        return Reason::AlreadyExists;
    case EACCES:
    case EPERM:
    case EROFS:
        return Reason::NoPermission;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return Reason::DiskFull;
    default:
        return Reason::General;
    }
}

fs::path temporaryName(const fs::path& path)
{
    static std::atomic<unsigned> counter = 0;
    auto name = path.filename().string();
    // The suffix must not push a long name over the 255 bytes a file name may have.
    if (name.size() > 200)
        name.resize(200);
    return path.parent_path() /
           ("." + name + "." + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".part");
}

/// `put` writes some of what is left and tells how much.
template<typename Put>
Result<void> putAll(std::string_view bytes, const fs::path& path, const Put& put)
{
    while (!bytes.empty()) {
        const ssize_t written = put(bytes);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return Failure(systemError(errno, path));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

struct Descriptor
{
    int number;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
};

Result<void> copyBytes(int from, const fs::path& source, int to, const fs::path& target)
{
    std::string block(256 * 1024, '\0');
    while (true) {
        const auto got = ::read(from, block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Failure(systemError(errno, source));
        if (got == 0)
            return {};
        UNDERSTUDY_CHECK(
            writeAll(to, std::string_view(block).substr(0, static_cast<std::size_t>(got)), target));
    }
}

} // namespace

Error systemError(int number, const fs::path& path)
{
    const Code code = number == ENOENT ? Code::NotFound : Code::Io;
    return Error{code, reasonOf(number), path.string(), std::generic_category().message(number), {}};
}

AtomicFile::AtomicFile(fs::path path, fs::path temporary, int descriptor, Landing landing)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_descriptor(descriptor), m_landing(landing)
{
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_landing(other.m_landing)
{
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_temporary, other.m_temporary);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_landing, other.m_landing);
    return *this;
}

AtomicFile::~AtomicFile()
{
    discard();
}

void AtomicFile::discard() noexcept
{
    if (m_descriptor < 0)
        return;
    ::close(std::exchange(m_descriptor, -1));
    ::unlink(m_temporary.c_str());
}

Result<AtomicFile> AtomicFile::create(const fs::path& path, Landing landing)
{
    std::error_code ignored;
    // The rename at the end would put a file in the place of a device or a pipe.
    const auto there = fs::status(path, ignored);
    const bool isKnown = fs::exists(there) && there.type() != fs::file_type::unknown;
    if (isKnown && !fs::is_regular_file(there))
        return fail(Code::Io, Reason::NotAFile, path.string());
    auto temporary = temporaryName(path);
    const int fd = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) {
        auto error = systemError(errno, path);
        if (error.reason == Reason::FileMissing)
            error =
                Error{Code::NotFound, Reason::FolderMissing, path.parent_path().string(), error.detail, {}};
        return Failure(std::move(error));
    }
    return AtomicFile(path, std::move(temporary), fd, landing);
}

Result<void> AtomicFile::write(std::string_view bytes)
{
    return writeAll(m_descriptor, bytes, m_path);
}

Result<void> AtomicFile::flush()
{
    if (m_landing == Landing::Durable && ::fsync(m_descriptor) != 0)
        return Failure(systemError(errno, m_path));
    return {};
}

Result<void> AtomicFile::commit()
{
    auto flushed = flush();
    if (flushed && ::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        flushed = Failure(systemError(errno, m_path));
    if (!flushed) {
        discard();
        return flushed;
    }
    if (m_landing == Landing::WithItsFolder) // on its way already when the folder waits for it
        ::sync_file_range(m_descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    ::close(std::exchange(m_descriptor, -1));
    if (m_landing == Landing::Durable)
        syncFolder(m_path.parent_path());
    return {};
}

Result<void> writeFile(const fs::path& path, std::string_view bytes, Landing landing)
{
    UNDERSTUDY_TRY(auto file, AtomicFile::create(path, landing));
    UNDERSTUDY_CHECK(file.write(bytes));
    return file.commit();
}

Result<std::string> readFile(const fs::path& path, Bytes limit)
{
    struct stat status = {};
    // Asked before it is opened: a pipe is not waited for, and a file that another program holds a lease on
    // is.
    if (::stat(path.c_str(), &status) != 0)
        return Failure(systemError(errno, path));
    if (!S_ISREG(status.st_mode))
        return fail(Code::Io, Reason::NotAFile, path.string());
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return Failure(systemError(errno, path));
    const Descriptor closer{fd};
    if (::fstat(fd, &status) != 0)
        return Failure(systemError(errno, path));
    std::string bytes;
    // One byte more than allowed tells a file that grew, or lies about its size, from one that fits.
    const auto most = static_cast<std::size_t>(limit.value) + 1;
    bytes.resize(std::min(most, static_cast<std::size_t>(status.st_size) + 1));
    std::size_t have = 0;
    while (true) {
        if (have == bytes.size()) {
            if (have >= most)
                return fail(Code::InvalidInput, Reason::FileTooLarge, path.string(),
                            std::to_string(limit.value));
            bytes.resize(std::min(most, have * 2));
        }
        const auto got = ::read(fd, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Failure(systemError(errno, path));
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Result<void> writeAll(int descriptor, std::string_view bytes, const fs::path& path)
{
    return putAll(bytes, path,
                  [&](std::string_view rest) { return ::write(descriptor, rest.data(), rest.size()); });
}

Result<void> writeAllAt(int descriptor, std::string_view bytes, std::int64_t at, const fs::path& path)
{
    const auto end = at + static_cast<std::int64_t>(bytes.size());
    return putAll(bytes, path, [&](std::string_view rest) {
        return ::pwrite(descriptor, rest.data(), rest.size(), end - static_cast<std::int64_t>(rest.size()));
    });
}

Result<void> copyFile(const fs::path& from, const fs::path& to)
{
    const Descriptor source{::open(from.c_str(), O_RDONLY | O_CLOEXEC)};
    if (source.number < 0)
        return Failure(systemError(errno, from));
    const Descriptor target{::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
    if (target.number < 0)
        return Failure(systemError(errno, to));
    auto copied = copyBytes(source.number, from, target.number, to);
    if (!copied)
        ::unlink(to.c_str());
    return copied;
}

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

Result<void> ensureFolder(const fs::path& path)
{
    std::error_code error, ignored;
    fs::create_directories(path, error);
    if (fs::is_directory(path, ignored))
        return {};
    if (fs::exists(path, ignored) || error == std::errc::not_a_directory || error == std::errc::file_exists)
        return fail(Code::Io, Reason::NotAFolder, path.string());
    return Failure(systemError(error.value(), path));
}

Result<void> syncTree(const fs::path& folder)
{
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto& path = entry->path();
        if (entry->is_symlink(error) || !entry->is_regular_file(error)) {
            if (entry->is_directory(error))
                syncFolder(path);
            continue;
        }
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        const bool isSafe = fd >= 0 && ::fsync(fd) == 0;
        const auto number = errno;
        if (fd >= 0)
            ::close(fd);
        if (!isSafe)
            return Failure(systemError(number, path));
    }
    if (error)
        return Failure(systemError(error.value(), folder));
    syncFolder(folder);
    return {};
}

// The folder itself must reach the disk, or a power cut may forget the new name.
void syncFolder(const fs::path& folder)
{
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

bool isValidName(std::string_view name)
{
    constexpr std::size_t kMaxBytes = 100;
    if (name.empty() || name.size() > kMaxBytes || name.front() == '.' || name.front() == ' ' ||
        name.back() == ' ')
        return false;
    const auto isForbidden = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/' || c == '\\'; };
    return std::ranges::none_of(name, isForbidden) && !findInvalidUtf8(name);
}

bool isInside(const fs::path& root, const fs::path& path)
{
    std::error_code error;
    const auto base = fs::weakly_canonical(root, error);
    const auto full = error ? fs::path() : fs::weakly_canonical(base / path, error);
    // What cannot be looked at cannot be used either.
    if (error)
        return false;
    const auto relative = full.lexically_relative(base);
    return !relative.empty() && *relative.begin() != "..";
}

} // namespace understudy
