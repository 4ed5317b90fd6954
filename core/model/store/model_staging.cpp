#include "core/base/files.h"
#include "core/model/store/model_manifest_p.h"
#include "core/model/store/model_recognition_p.h"
#include "core/model/store/store_work_p.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSuffix = ".part";
constexpr const char* kLockName = ".lock";
constexpr const char* kNoteName = ".fetch";

fs::path stagedPath(const fs::path& home, const std::string& id)
{
    return home / ("." + id + kSuffix);
}

bool isStaged(const fs::path& path)
{
    const auto name = path.filename().string();
    return name.starts_with('.') && name.ends_with(kSuffix);
}

/// The folder's lock, or nothing when another process holds it. It goes with the process, however that ends.
Result<std::optional<int>> lockFolder(const fs::path& folder)
{
    const auto path = folder / kLockName;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return Failure(systemError(errno, path));
    struct stat held = {}, found = {};
    // While we waited to open it, its holder may have moved or removed the folder that it stood for.
    const bool isOurs = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &held) == 0 &&
                        ::stat(path.c_str(), &found) == 0 && held.st_ino == found.st_ino;
    if (isOurs)
        return std::optional(descriptor);
    ::close(descriptor);
    return std::optional<int>();
}

Result<void> removeAll(const fs::path& path)
{
    std::error_code error;
    fs::remove_all(path, error);
    if (error)
        return Failure(systemError(error.value(), path));
    return {};
}

/// What killed processes left, but for downloads: those go on.
void sweep(const fs::path& home)
{
    std::error_code error;
    for (fs::directory_iterator entries(home, error); !error && entries != fs::directory_iterator();
         entries.increment(error)) {
        const auto path = entries->path();
        std::error_code ignored;
        if (!isStaged(path) || !entries->is_directory(ignored) || fs::exists(path / kNoteName, ignored))
            continue;
        const auto lock = lockFolder(path);
        if (!lock || !*lock)
            continue;
        fs::remove_all(path, ignored);
        ::close(**lock);
    }
}

} // namespace

ModelStaging::ModelStaging(fs::path home, std::string id, int lock, Keep keep)
    : m_home(std::move(home)), m_path(stagedPath(m_home, id)), m_id(std::move(id)), m_lock(lock), m_keep(keep)
{
}

ModelStaging::ModelStaging(ModelStaging&& other) noexcept
    : m_home(std::move(other.m_home)), m_path(std::move(other.m_path)), m_id(std::move(other.m_id)),
      m_lock(std::exchange(other.m_lock, -1)), m_keep(other.m_keep)
{
}

ModelStaging& ModelStaging::operator=(ModelStaging&& other) noexcept
{
    std::swap(m_home, other.m_home);
    std::swap(m_path, other.m_path);
    std::swap(m_id, other.m_id);
    std::swap(m_lock, other.m_lock);
    std::swap(m_keep, other.m_keep);
    return *this;
}

ModelStaging::~ModelStaging()
{
    if (m_lock < 0)
        return;
    std::error_code ignored;
    if (m_keep == Keep::Nothing || note().empty())
        fs::remove_all(m_path, ignored);
    ::close(m_lock);
}

Result<ModelStaging> ModelStaging::open(const fs::path& home, const std::string& id, Keep keep)
{
    if (!isValidName(id))
        return fail(Code::InvalidInput, Reason::NameInvalid, id);
    UNDERSTUDY_CHECK(ensureFolder(home));
    sweep(home);
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(home / id, ignored)))
        return fail(Code::InvalidInput, Reason::AlreadyExists, (home / id).string());
    const auto path = stagedPath(home, id);
    UNDERSTUDY_CHECK(ensureFolder(path));
    UNDERSTUDY_TRY(const auto lock, lockFolder(path));
    if (!lock)
        return fail(Code::Busy, (home / id).string());
    ModelStaging staging(home, id, *lock, keep);
    if (keep == Keep::Nothing)
        UNDERSTUDY_CHECK(staging.clear());
    return staging;
}

bool ModelStaging::isOwn(std::string_view name)
{
    return name == kLockName || name == kNoteName;
}

Result<void> ModelStaging::clear()
{
    std::error_code error;
    for (fs::directory_iterator entries(m_path, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (entries->path().filename() != kLockName)
            UNDERSTUDY_CHECK(removeAll(entries->path()));
    if (error)
        return Failure(systemError(error.value(), m_path));
    return {};
}

std::string ModelStaging::note() const
{
    return readFile(m_path / kNoteName, Bytes(1 << 16)).value_or(std::string());
}

Result<void> ModelStaging::setNote(std::string_view text)
{
    return writeFile(m_path / kNoteName, text);
}

Result<ModelInfo> ModelStaging::publish(const std::string& origin, bool isSynthetic,
                                        std::map<std::string, std::string> hashes, const StoreWatch& watch) &&
{
    auto staging = std::move(*this); // whatever comes of it, this one is finished
    UNDERSTUDY_TRY(const auto found, recogniseModel(staging.m_path, Copies::All));
    auto info = found.info;
    info.id = staging.m_id;
    info.origin = origin;
    info.isSynthetic = isSynthetic;
    Bytes unhashed;
    for (const auto& path : found.files) {
        UNDERSTUDY_TRY(const auto size, fileSize(path));
        info.files.push_back({path.filename().string(), size, hashes[path.filename().string()]});
        info.size += size;
        unhashed += info.files.back().sha256.empty() ? size : Bytes();
    }
    Meter meter(watch, Stage::Verifying, unhashed);
    for (auto& file : info.files)
        if (file.sha256.empty()) {
            UNDERSTUDY_TRY(file.sha256, hashFile(staging.m_path / file.name, meter));
        }
    std::ranges::sort(info.files, {}, &ModelFile::name);
    info.sha256 = identityOf(info.files);
    UNDERSTUDY_CHECK(writeManifest(staging.m_path, info));
    UNDERSTUDY_CHECK(meter.advance(0, info.id));
    UNDERSTUDY_CHECK(staging.moveToPlace());
    info.folder = staging.m_home / info.id;
    return info;
}

Result<void> ModelStaging::moveToPlace()
{
    const auto target = m_home / m_id;
    syncFolder(m_path);
    if (std::rename(m_path.c_str(), target.c_str()) != 0) {
        // Somebody else was there first.
        if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
            return fail(Code::InvalidInput, Reason::AlreadyExists, target.string());
        return Failure(systemError(errno, target));
    }
    syncFolder(m_home);
    // Only now: until the rename these two tell a sweep whose folder it is.
    std::error_code ignored;
    fs::remove(target / kNoteName, ignored);
    fs::remove(target / kLockName, ignored);
    ::close(std::exchange(m_lock, -1));
    return {};
}

Result<bool> removeStaged(const fs::path& home, const std::string& id)
{
    const auto path = stagedPath(home, id);
    std::error_code ignored;
    if (!fs::is_directory(path, ignored))
        return false;
    UNDERSTUDY_TRY(const auto lock, lockFolder(path));
    if (!lock)
        return fail(Code::Busy, (home / id).string());
    auto removed = removeAll(path);
    ::close(*lock);
    UNDERSTUDY_CHECK(removed);
    return true;
}

Result<void> removeModel(const fs::path& folder)
{
    // Its new name is one that a sweep takes, should we be killed in between.
    const auto dying = stagedPath(folder.parent_path(), folder.filename().string() + ".removed");
    UNDERSTUDY_CHECK(removeAll(dying));
    if (std::rename(folder.c_str(), dying.c_str()) != 0)
        return Failure(systemError(errno, folder));
    syncFolder(folder.parent_path());
    return removeAll(dying);
}

} // namespace understudy
