// The tables of project.db: episodes with their lines and takes, settings, consents.

#include "core/base/files.h"
#include "core/session/project_store_guard_p.h"
#include "core/session/take_json_p.h"

#include <SQLiteCpp/VariadicBind.h>

namespace understudy {

namespace {

/// In front of the episode's id: key of its imported hash.
const std::string kImported = "imported/";

std::string notationName(ScriptNotation notation)
{
    return notation == ScriptNotation::Json ? "json" : "markdown";
}

} // namespace

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

Result<std::optional<std::string>> ProjectStore::textAt(const char* query, const std::string& key) const
{
    return guarded([&]() -> Result<std::optional<std::string>> {
        SQLite::Statement statement(*m_database, query);
        statement.bind(1, key);
        if (!statement.executeStep())
            return std::optional<std::string>();
        return std::optional(statement.getColumn(0).getString());
    });
}

Result<void> ProjectStore::setTextAt(const char* change, const std::string& key,
                                     const std::optional<std::string>& text)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement statement(*m_database, change);
        statement.bind(1, key);
        if (text)
            statement.bind(2, *text);
        statement.exec();
        return {};
    });
}

Result<std::optional<std::string>> ProjectStore::importedHash(const EpisodeId& episode) const
{
    return textAt("SELECT value FROM meta WHERE key = ?", kImported + episode.value);
}

Result<void> ProjectStore::setImportedHash(const EpisodeId& episode, const std::string& hash)
{
    return setTextAt("INSERT OR REPLACE INTO meta VALUES (?, ?)", kImported + episode.value, hash);
}

Result<std::optional<std::string>> ProjectStore::setting(std::string_view key) const
{
    return textAt("SELECT value FROM settings WHERE key = ?", std::string(key));
}

Result<std::map<std::string, std::string>> ProjectStore::settingsBelow(std::string_view prefix) const
{
    return guarded([&]() -> Result<std::map<std::string, std::string>> {
        SQLite::Statement query(*m_database, "SELECT key, value FROM settings WHERE substr(key, 1, length(?1)) = ?1");
        query.bind(1, std::string(prefix));
        std::map<std::string, std::string> found;
        while (query.executeStep())
            found[query.getColumn(0).getString()] = query.getColumn(1).getString();
        return found;
    });
}

Result<void> ProjectStore::setSetting(std::string_view key, const std::optional<std::string>& value)
{
    return setTextAt(value ? "INSERT OR REPLACE INTO settings VALUES (?, ?)"
                           : "DELETE FROM settings WHERE key = ?",
                     std::string(key), value);
}

Result<std::optional<std::string>> ProjectStore::consent(const VoiceId& voice) const
{
    return textAt("SELECT record FROM consents WHERE subject = ?", voice.value);
}

Result<void> ProjectStore::setConsent(const VoiceId& voice, const std::optional<std::string>& record)
{
    return setTextAt(record ? "INSERT OR REPLACE INTO consents VALUES (?, ?)"
                            : "DELETE FROM consents WHERE subject = ?",
                     voice.value, record);
}

} // namespace understudy
