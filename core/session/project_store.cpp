#include "core/session/project_store_p.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/session/project_schema_p.h"
#include "core/session/take_json_p.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

#include <algorithm>
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

std::string notationName(ScriptNotation notation)
{
    return notation == ScriptNotation::Json ? "json" : "markdown";
}

} // namespace

/// Runs under the lock; `function` returns a Result.
template<typename Function>
auto ProjectStore::guarded(const Function& function) const -> decltype(function())
{
    const std::lock_guard lock(m_mutex);
    try {
        return function();
    } catch (const SQLite::Exception& e) {
        return Failure(errorOf(e));
    }
}

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
    int number = m_database ? sqlite3_system_errno(m_database->getHandle()) : 0;
    if (number == 0 && ::access(path.c_str(), isReadOnly() ? R_OK : W_OK) != 0)
        number = errno;
    if (number != 0)
        return systemError(number, path);
    return Error{Code::Io, Reason::General, path, words, {}};
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
        return fail(Code::NotFound, Reason::FolderMissing, folder.string());
    if (!fs::is_directory(folder, ignored))
        return fail(Code::InvalidInput, Reason::NotAFolder, folder.string());
    if (!fs::is_regular_file(databaseFile(folder), ignored))
        return fail(Code::InvalidInput, Reason::NotAProject, folder.string());
    std::unique_ptr<ProjectStore> store(new ProjectStore(folder, mode));
    UNDERSTUDY_CHECK(store->inspect());
    if (mode == Mode::ReadOnly) {
        UNDERSTUDY_CHECK(store->connectReadOnly());
    } else {
        UNDERSTUDY_TRY(store->m_lock, ProjectLock::take(folder, program));
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

Result<std::vector<EpisodeRow>> ProjectStore::episodes() const
{
    return guarded([&]() -> Result<std::vector<EpisodeRow>> {
        std::vector<EpisodeRow> rows;
        SQLite::Statement query(*m_database, "SELECT id, title, notation, lines, fresh, length, problems "
                                             "FROM episodes ORDER BY created, id");
        while (query.executeStep()) {
            EpisodeRow row;
            row.id = EpisodeId(query.getColumn(0).getString());
            // The id becomes a path: a hostile file must not lead out of the project.
            if (!isValidName(row.id.value))
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), row.id.value);
            row.title = query.getColumn(1).getString();
            row.notation =
                query.getColumn(2).getString() == "json" ? ScriptNotation::Json : ScriptNotation::Markdown;
            row.lines = query.getColumn(3).getInt();
            row.fresh = query.getColumn(4).getInt();
            row.length = Seconds(query.getColumn(5).getDouble());
            row.hasProblems = query.getColumn(6).getInt() != 0;
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

Result<void> ProjectStore::addEpisode(const EpisodeRow& row)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement insert(*m_database, "INSERT INTO episodes (id, title, notation, created) "
                                              "VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))");
        SQLite::bind(insert, row.id.value, row.title, notationName(row.notation));
        insert.exec();
        return {};
    });
}

Result<void> ProjectStore::updateEpisode(const EpisodeRow& row)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement update(*m_database,
                                 "UPDATE episodes SET title = ?, lines = ?, fresh = ?, length = ?, "
                                 "problems = ? WHERE id = ?");
        SQLite::bind(update, row.title, row.lines, row.fresh, row.length.value, row.hasProblems ? 1 : 0,
                     row.id.value);
        update.exec();
        return {};
    });
}

Result<std::vector<KnownLine>> ProjectStore::lines(const EpisodeId& episode) const
{
    return guarded([&]() -> Result<std::vector<KnownLine>> {
        std::vector<KnownLine> lines;
        SQLite::Statement query(*m_database, "SELECT id, speaker, text, section, retired FROM lines "
                                             "WHERE episode = ? ORDER BY retired, ordinal");
        query.bind(1, episode.value);
        while (query.executeStep()) {
            KnownLine line;
            line.id = LineId(query.getColumn(0).getString());
            if (!isValidName(line.id.value))
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), line.id.value);
            line.speaker = query.getColumn(1).getString();
            line.text = query.getColumn(2).getString();
            line.section = static_cast<std::size_t>(query.getColumn(3).getInt64());
            line.isRetired = query.getColumn(4).getInt() != 0;
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

Result<void> ProjectStore::setLines(const EpisodeId& episode, const std::vector<KnownLine>& before,
                                    const std::vector<KnownLine>& after)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        SQLite::Statement put(*m_database, "INSERT OR REPLACE INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (i < before.size() && before[i] == after[i])
                continue;
            const auto& line = after[i];
            put.reset();
            SQLite::bind(put, episode.value, line.id.value, line.speaker, line.text,
                         static_cast<std::int64_t>(line.section), static_cast<std::int64_t>(i),
                         line.isRetired ? 1 : 0);
            put.exec();
        }
        transaction.commit();
        return {};
    });
}

Result<std::vector<Take>> ProjectStore::takes(const EpisodeId& episode) const
{
    return guarded([&]() -> Result<std::vector<Take>> {
        std::vector<Take> takes;
        SQLite::Statement query(*m_database, "SELECT line, number, key, receipt, figures FROM takes "
                                             "WHERE episode = ? ORDER BY line, number");
        query.bind(1, episode.value);
        while (query.executeStep()) {
            Take take;
            take.line = LineId(query.getColumn(0).getString());
            take.number = query.getColumn(1).getInt();
            take.key = query.getColumn(2).getString();
            const auto receipt = receiptFromJson(query.getColumn(3).getString());
            const auto figures = figuresFromJson(query.getColumn(4).getString());
            if (!isValidName(take.line.value) || take.number < 1 || !receipt || !figures)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), take.id().value);
            take.receipt = *receipt;
            take.figures = *figures;
            takes.push_back(std::move(take));
        }
        return takes;
    });
}

Result<void> ProjectStore::addTake(const EpisodeId& episode, const Take& take)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement insert(*m_database, "INSERT INTO takes VALUES (?, ?, ?, ?, ?, ?)");
        SQLite::bind(insert, episode.value, take.line.value, take.number, take.key, toJson(take.receipt),
                     toJson(take.figures));
        insert.exec();
        return {};
    });
}

Result<int> ProjectStore::takeCount() const
{
    return guarded(
        [&]() -> Result<int> { return m_database->execAndGet("SELECT count(*) FROM takes").getInt(); });
}

Result<std::optional<std::string>> ProjectStore::setting(std::string_view key) const
{
    return guarded([&]() -> Result<std::optional<std::string>> {
        SQLite::Statement query(*m_database, "SELECT value FROM settings WHERE key = ?");
        query.bind(1, std::string(key));
        if (!query.executeStep())
            return std::optional<std::string>();
        return std::optional(query.getColumn(0).getString());
    });
}

Result<void> ProjectStore::setSetting(std::string_view key, const std::optional<std::string>& value)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement change(*m_database, value ? "INSERT OR REPLACE INTO settings VALUES (?, ?)"
                                                    : "DELETE FROM settings WHERE key = ?");
        change.bind(1, std::string(key));
        if (value)
            change.bind(2, *value);
        change.exec();
        return {};
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
