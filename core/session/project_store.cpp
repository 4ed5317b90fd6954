#include "core/session/project_store_p.h"

#include "core/base/files.h"
#include "core/session/project_schema_p.h"
#include "core/session/project_store_guard_p.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr int kCreate = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

fs::path databaseFile(const fs::path& folder)
{
    return folder / "project.db";
}

/// A URI that asks SQLite not to look for a log or to lock: the way into a folder where it may not write.
std::string immutableUri(const fs::path& file)
{
    std::string uri = "file:";
    for (const char c : fs::absolute(file).string()) {
        if (c == '?' || c == '#' || c == '%')
            uri.append(c == '?' ? "%3f" : c == '#' ? "%23" : "%25");
        else
            uri.push_back(c);
    }
    return uri + "?immutable=1";
}

/// Reads something, so that a file that cannot be read shows at once.
std::unique_ptr<SQLite::Database> openReadOnly(const fs::path& file)
{
    try {
        auto database = std::make_unique<SQLite::Database>(file, SQLite::OPEN_READONLY, kBusyMilliseconds);
        database->execAndGet("SELECT count(*) FROM sqlite_master");
        return database;
    } catch (const SQLite::Exception& e) {
        const bool mayBeFolder = e.getErrorCode() == SQLITE_CANTOPEN || e.getErrorCode() == SQLITE_READONLY;
        std::error_code ignored;
        if (!mayBeFolder || fs::exists(file.string() + "-wal", ignored))
            throw;
    }
    return std::make_unique<SQLite::Database>(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

int pragma(SQLite::Database& database, const std::string& name)
{
    return database.execAndGet("PRAGMA " + name).getInt();
}

} // namespace

Error ProjectStore::errorOf(const std::exception& exception) const
{
    const auto& e = dynamic_cast<const SQLite::Exception&>(exception);
    const auto path = databaseFile(m_folder).string();
    const std::string words = e.what();
    switch (e.getErrorCode()) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // a statement that does not fit the schema
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return Error{Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), words, {}};
    case SQLITE_FULL:
        return Error{Code::Io, Reason::DiskFull, path, words, {}};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return Error{Code::Io, Reason::NoPermission, path, words, {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error{Code::Busy, Reason::General, path, words, {}};
    case SQLITE_NOMEM:
        return Error{Code::OutOfMemory, Reason::General, path, words, {}};
    default:
        break;
    }
    // The extended code tells what was done: "disk I/O error" is no cause.
    const auto cause = words + " (" + std::to_string(e.getExtendedErrorCode()) + ")";
    int number = m_database ? sqlite3_system_errno(m_database->getHandle()) : 0;
    if (number == 0 && ::access(path.c_str(), isReadOnly() ? R_OK : W_OK) != 0)
        number = errno;
    if (number == 0)
        return Error{Code::Io, Reason::General, path, cause, {}};
    auto error = systemError(number, path);
    error.detail = error.detail + ", " + cause;
    return error;
}

ProjectStore::ProjectStore(fs::path folder, Mode mode) : m_folder(std::move(folder)), m_mode(mode)
{
    struct stat status = {};
    if (::stat(m_folder.c_str(), &status) == 0) {
        m_device = status.st_dev;
        m_inode = status.st_ino;
    }
}

ProjectStore::~ProjectStore() = default;

Result<void> ProjectStore::create(const fs::path& folder)
{
    ProjectStore store(folder, Mode::Write);
    return store.guarded([&]() -> Result<void> {
        store.m_database = std::make_unique<SQLite::Database>(databaseFile(folder), kCreate);
        store.m_database->exec("PRAGMA journal_mode = WAL");
        store.m_database->exec("PRAGMA application_id = " + std::to_string(kApplicationId));
        migrate(*store.m_database, 0);
        return {};
    });
}

Result<std::unique_ptr<ProjectStore>> ProjectStore::open(const fs::path& folder, Mode mode,
                                                         const std::string& program)
{
    std::error_code ignored;
    if (!fs::exists(folder, ignored))
        return fail(Code::NotFound, Reason::FolderMissing, folder.string(), "project");
    if (!fs::is_directory(folder, ignored))
        return fail(Code::InvalidInput, Reason::NotAFolder, folder.string());
    if (!isFile(databaseFile(folder)))
        return fail(Code::InvalidInput, Reason::NotAProject, folder.string());
    std::unique_ptr<ProjectStore> store(new ProjectStore(folder, mode));
    UNDERSTUDY_CHECK(store->inspect());
    if (mode == Mode::ReadOnly) {
        UNDERSTUDY_CHECK(store->connectReadOnly());
    } else {
        UNDERSTUDY_TRY(store->m_lock, FolderLock::take(folder, program, Reason::ProjectLocked));
        UNDERSTUDY_CHECK(store->connect());
    }
    return store;
}

Result<void> ProjectStore::inspect()
{
    return guarded([&]() -> Result<void> {
        const auto corrupt = [&](std::string words) {
            return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), std::move(words));
        };
        m_database = openReadOnly(databaseFile(m_folder));
        m_database->exec("PRAGMA trusted_schema = OFF");
        if (pragma(*m_database, "application_id") != kApplicationId)
            return corrupt("not written by this program");
        m_version = pragma(*m_database, "user_version");
        if (m_version > kSchemaVersion)
            return fail(Code::Unsupported, Reason::ProjectNewer, m_folder.string(),
                        std::to_string(m_version) + "/" + std::to_string(kSchemaVersion));
        const auto verdict = m_database->execAndGet("PRAGMA quick_check(1)").getString();
        if (verdict != "ok" || m_version < 0)
            return corrupt(verdict);
        return {};
    });
}

Result<void> ProjectStore::connect()
{
    return guarded([&]() -> Result<void> {
        m_database = std::make_unique<SQLite::Database>(databaseFile(m_folder), SQLite::OPEN_READWRITE,
                                                        kBusyMilliseconds);
        m_database->exec("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL;"
                         // In WAL mode a killed program loses nothing by this, a power cut the last moments.
                         "PRAGMA synchronous = NORMAL");
        migrate(*m_database, pragma(*m_database, "user_version"));
        m_version = kSchemaVersion;
        return {};
    });
}

/// An older schema is served from a migrated copy in memory: the file stays as it is.
Result<void> ProjectStore::connectReadOnly()
{
    if (m_version == kSchemaVersion)
        return {};
    return guarded([&]() -> Result<void> {
        auto copy = std::make_unique<SQLite::Database>(":memory:", kCreate);
        SQLite::Backup(*copy, *m_database).executeStep();
        migrate(*copy, m_version);
        m_database = std::move(copy);
        m_version = kSchemaVersion;
        return {};
    });
}

std::unique_ptr<SQLite::Database> ProjectStore::reader() const
{
    auto database =
        std::make_unique<SQLite::Database>(databaseFile(m_folder), SQLite::OPEN_READONLY, kBusyMilliseconds);
    database->exec("PRAGMA trusted_schema = OFF");
    return database;
}

std::string storedPath(const fs::path& project, const fs::path& file)
{
    const auto below = file.lexically_relative(project);
    return below.empty() || *below.begin() == ".." ? file.string() : below.string();
}

Result<void> ProjectStore::checkPlace() const
{
    struct stat status = {};
    if (::stat(m_folder.c_str(), &status) != 0 || status.st_dev != m_device || status.st_ino != m_inode)
        return fail(Code::NotFound, Reason::ProjectMoved, m_folder.string());
    return {};
}

Result<void> ProjectStore::checkWritable() const
{
    if (isReadOnly())
        return fail(Code::Busy, Reason::ProjectReadOnly, m_folder.string());
    return checkPlace();
}

Result<std::string> ProjectStore::created() const
{
    return guarded([&]() -> Result<std::string> {
        return m_database->execAndGet("SELECT value FROM meta WHERE key = 'created'").getString();
    });
}

Result<void> ProjectStore::copyTo(const fs::path& folder) const
{
    ProjectStore copy(folder, Mode::Write);
    return guarded([&] {
        // Its own guard: an error of writing is told with the file that was written.
        return copy.guarded([&]() -> Result<void> {
            copy.m_database = std::make_unique<SQLite::Database>(databaseFile(folder), kCreate);
            SQLite::Backup(*copy.m_database, *m_database).executeStep();
            return {};
        });
    });
}

} // namespace understudy
