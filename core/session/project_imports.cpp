// The files of imports that have not come to their end, in project.db.

#include "core/base/stored_error.h"
#include "core/session/project_store_guard_p.h"
#include "core/session/review_rows_p.h"

namespace understudy {

namespace fs = std::filesystem;

Result<std::vector<ImportFile>> ProjectStore::importFiles() const
{
    return guarded([&]() -> Result<std::vector<ImportFile>> {
        std::vector<ImportFile> files;
        SQLite::Statement query(*m_database, "SELECT file, done, error FROM imports ORDER BY file");
        while (query.executeStep()) // an absolute path stays as it is
            files.push_back({m_folder / query.getColumn(0).getString(), query.getColumn(1).getInt() != 0,
                             parseError(query.getColumn(2).getString())});
        return files;
    });
}

Result<void> ProjectStore::addImportFiles(std::span<const fs::path> files)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        SQLite::Statement insert(*m_database, "INSERT OR REPLACE INTO imports (file, done) VALUES (?, 0)");
        for (const auto& file : files) {
            insert.reset();
            insert.bind(1, storedPath(m_folder, file));
            insert.exec();
        }
        transaction.commit();
        return {};
    });
}

Result<void> ProjectStore::setImportFileDone(const fs::path& file, const std::optional<Error>& error)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        // What was told of one that was done before stays: another import need not see it.
        SQLite::Statement update(*m_database,
                                 "UPDATE imports SET done = 1, error = ? WHERE file = ? AND done = 0");
        update.bind(1, error ? formatError(*error) : std::string());
        update.bind(2, storedPath(m_folder, file));
        update.exec();
        return {};
    });
}

Result<void> ProjectStore::removeImportFiles(ImportFiles which)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement remove(*m_database, "DELETE FROM imports WHERE done = ?");
        remove.bind(1, which == ImportFiles::Done ? 1 : 0);
        remove.exec();
        return {};
    });
}

} // namespace understudy
