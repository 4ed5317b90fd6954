// The tables of project.db that a review needs: recordings, clips, what a person said of them.

#include "core/data/ingest/ingest_json.h"
#include "core/session/project_store_guard_p.h"
#include "core/session/review_rows_p.h"

#include <SQLiteCpp/VariadicBind.h>

namespace understudy {

namespace {

constexpr int kUnfinished = -1; // numbers given, of a recording that is being stored

void insertClips(SQLite::Database& database, std::span<const ClipRecord> clips)
{
    SQLite::Statement insert(database, "INSERT INTO clips VALUES (?, ?, ?, ?)");
    for (const auto& clip : clips) {
        insert.reset();
        SQLite::bind(insert, clip.row.clip.id, clip.row.clip.recording,
                     clip.line.empty() ? lineOf(clip.row) : clip.line, clip.print);
        insert.exec();
    }
}

/// Of "id, recording, row, print, whether it has one"; empty when it is not as we write it.
std::optional<ClipRecord> clipOf(SQLite::Statement& query)
{
    const auto id = query.getColumn(0).getString();
    auto row = parseRow(query.getColumn(2).getString());
    if (!row || row->clip.id != id || row->clip.recording != query.getColumn(1).getString() ||
        row->sourceRate.value <= 0)
        return std::nullopt;
    return ClipRecord{std::move(*row), query.getColumn(3).getString(), {}, query.getColumn(4).getInt() != 0};
}

void bindOptional(SQLite::Statement& statement, int index, const std::optional<FrameSpan>& span)
{
    if (!span)
        return;
    statement.bind(index, span->begin.value);
    statement.bind(index + 1, span->end.value);
}

void putReview(SQLite::Database& database, const std::string& clip, const ReviewRow& row)
{
    if (row == ReviewRow()) {
        SQLite::Statement remove(database, "DELETE FROM reviews WHERE clip = ?");
        remove.bind(1, clip);
        remove.exec();
        return;
    }
    SQLite::Statement put(database,
                          "INSERT OR REPLACE INTO reviews VALUES "
                          "(?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?8, ?9)");
    put.bind(1, clip);
    put.bind(2, std::string(name(row.verdict)));
    put.bind(3, std::string(name(row.reason)));
    bindOptional(put, 4, row.trim);
    if (row.text)
        put.bind(6, *row.text);
    put.bind(7, row.isReplaced ? 1 : 0);
    bindOptional(put, 8, row.textSpan);
    put.exec();
}

std::string repairsText(const RepairSettings& repairs)
{
    return repairs.isAny() ? formatRepairs(repairs) : std::string();
}

Result<RepairSettings> repairsFrom(const std::string& text)
{
    return text.empty() ? RepairSettings() : parseRepairs(text);
}

/// A setting of the project, beside its others.
void putRepairs(SQLite::Database& database, const std::string& recording, const RepairSettings& repairs)
{
    SQLite::Statement put(database, repairs.isAny() ? "INSERT OR REPLACE INTO settings VALUES (?1, ?2)"
                                                    : "DELETE FROM settings WHERE key = ?1");
    put.bind(1, "repairs/" + recording);
    if (repairs.isAny())
        put.bind(2, formatRepairs(repairs));
    put.exec();
}

/// Empty when it is not as we write it.
std::optional<ReviewRow> reviewOf(SQLite::Statement& query)
{
    ReviewRow row;
    const auto verdict = verdictNamed(query.getColumn(1).getString());
    const auto reason = rejectReasonNamed(query.getColumn(2).getString());
    if (!verdict || !reason || query.getColumn(3).isNull() != query.getColumn(4).isNull() ||
        query.getColumn(7).isNull() != query.getColumn(8).isNull())
        return std::nullopt;
    row.verdict = *verdict;
    row.reason = *reason;
    const auto spanAt = [&](int column) -> std::optional<FrameSpan> {
        if (query.getColumn(column).isNull())
            return std::nullopt;
        return FrameSpan{Frames(query.getColumn(column).getInt64()),
                         Frames(query.getColumn(column + 1).getInt64())};
    };
    row.trim = spanAt(3);
    row.textSpan = spanAt(7);
    if (!query.getColumn(5).isNull())
        row.text = query.getColumn(5).getString();
    row.isReplaced = query.getColumn(6).getInt() != 0;
    return row;
}

} // namespace

Result<std::vector<RecordingRow>> ProjectStore::recordings() const
{
    return guarded([&]() -> Result<std::vector<RecordingRow>> {
        std::vector<RecordingRow> rows;
        SQLite::Statement query(
            *m_database, "SELECT id, file, sha256, info, speech, numbers, value, repairs FROM recordings "
                         "LEFT JOIN settings ON key = 'repairs/' || id WHERE numbers >= 0 ORDER BY id");
        while (query.executeStep()) {
            RecordingRow row;
            const auto id = query.getColumn(0).getString();
            auto recording = parseRecording(query.getColumn(3).getString());
            if (!recording || recording->id != id || recording->rate.value <= 0)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), id);
            row.recording = std::move(*recording);
            row.recording.file = m_folder / query.getColumn(1).getString(); // an absolute one stays
            row.recording.sha256 = query.getColumn(2).getString();
            row.speech = Seconds(query.getColumn(4).getDouble());
            row.numbersGiven = query.getColumn(5).getInt();
            if (!query.getColumn(6).isNull()) {
                UNDERSTUDY_TRY(row.repairs, parseRepairs(query.getColumn(6).getString()));
            }
            UNDERSTUDY_TRY(row.atImport, repairsFrom(query.getColumn(7).getString()));
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

Result<std::vector<ClipRecord>> ProjectStore::clips() const
{
    return guarded([&]() -> Result<std::vector<ClipRecord>> {
        std::vector<ClipRecord> clips;
        SQLite::Statement query(
            *m_database, "SELECT id, recording, row, '', print <> '' FROM clips WHERE recording NOT IN "
                         "(SELECT id FROM recordings WHERE numbers < 0) ORDER BY id");
        while (query.executeStep()) {
            auto clip = clipOf(query);
            if (!clip)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(),
                            query.getColumn(0).getString());
            clips.push_back(std::move(*clip));
        }
        return clips;
    });
}

Result<void> ProjectStore::readPrints(const std::function<Result<void>(ClipRecord)>& take) const
{
    return apart([&](SQLite::Database& database) -> Result<void> {
        SQLite::Statement query(
            database, "SELECT id, recording, row, print, 1 FROM clips WHERE print <> '' AND recording NOT IN "
                      "(SELECT id FROM recordings WHERE numbers < 0) AND id NOT IN "
                      "(SELECT clip FROM reviews WHERE replaced <> 0) ORDER BY id");
        while (query.executeStep()) {
            auto clip = clipOf(query);
            if (!clip)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(),
                            query.getColumn(0).getString());
            UNDERSTUDY_CHECK(take(std::move(*clip)));
        }
        return {};
    });
}

Result<std::map<std::string, ReviewRow>> ProjectStore::reviews() const
{
    return guarded([&]() -> Result<std::map<std::string, ReviewRow>> {
        std::map<std::string, ReviewRow> rows;
        SQLite::Statement query(*m_database, "SELECT clip, verdict, reason, trim_begin, trim_end, text, "
                                             "replaced, text_begin, text_end FROM reviews");
        while (query.executeStep()) {
            const auto clip = query.getColumn(0).getString();
            auto row = reviewOf(query);
            if (!row)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), clip);
            rows.emplace(clip, std::move(*row));
        }
        return rows;
    });
}

Result<void> ProjectStore::beginRecording(const RecordingRow& row)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        m_database->exec("DELETE FROM clips WHERE recording IN (SELECT id FROM recordings WHERE numbers < 0);"
                         "DELETE FROM recordings WHERE numbers < 0");
        SQLite::Statement insert(*m_database, "INSERT INTO recordings VALUES (?, ?, ?, ?, ?, ?, ?)");
        SQLite::bind(insert, row.recording.id, storedPath(m_folder, row.recording.file), row.recording.sha256,
                     formatRecording(row.recording), row.speech.value, kUnfinished,
                     repairsText(row.atImport));
        insert.exec();
        putRepairs(*m_database, row.recording.id, row.repairs);
        transaction.commit();
        return {};
    });
}

Result<void> ProjectStore::addClips(std::span<const ClipRecord> clips)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        insertClips(*m_database, clips);
        transaction.commit();
        return {};
    });
}

Result<void> ProjectStore::finishRecording(const RecordingRow& row)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement finish(*m_database, "UPDATE recordings SET numbers = ? WHERE id = ?");
        SQLite::bind(finish, row.numbersGiven, row.recording.id);
        finish.exec();
        return {};
    });
}

Result<void> ProjectStore::setRecordingFile(const std::string& id, const std::filesystem::path& file)
{
    return setTextAt("UPDATE recordings SET file = ?2 WHERE id = ?1", id, storedPath(m_folder, file));
}

Result<void> ProjectStore::setClips(std::span<const DatasetRow> rows)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        SQLite::Statement update(*m_database, "UPDATE clips SET row = ? WHERE id = ?");
        for (const auto& row : rows) {
            update.reset();
            SQLite::bind(update, lineOf(row), row.clip.id);
            update.exec();
        }
        transaction.commit();
        return {};
    });
}

Result<void> ProjectStore::setMeasured(const ClipRecord& clip)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement update(*m_database, "UPDATE clips SET row = ?, print = ? WHERE id = ?");
        SQLite::bind(update, lineOf(clip.row), clip.print, clip.row.clip.id);
        update.exec();
        return {};
    });
}

Result<std::map<std::string, HeardClip>> ProjectStore::heardClips() const
{
    return guarded([&]() -> Result<std::map<std::string, HeardClip>> {
        std::map<std::string, HeardClip> clips;
        SQLite::Statement query(*m_database, "SELECT clip, repairs, row FROM measures");
        while (query.executeStep()) {
            const auto id = query.getColumn(0).getString();
            const auto repairs = repairsFrom(query.getColumn(1).getString());
            auto row = parseRow(query.getColumn(2).getString());
            if (!repairs || !row || row->clip.id != id || row->sourceRate.value <= 0)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), id);
            clips.emplace(id, HeardClip{std::move(*row), *repairs});
        }
        return clips;
    });
}

Result<void> ProjectStore::setHeard(const HeardClip& clip)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement put(*m_database, "INSERT OR REPLACE INTO measures VALUES (?, ?, ?)");
        SQLite::bind(put, clip.row.clip.id, repairsText(clip.repairs), lineOf(clip.row));
        put.exec();
        return {};
    });
}

Result<void> ProjectStore::changeReviews(const ReviewChange& change)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        insertClips(*m_database, change.made);
        for (const auto& [recording, numbers] : change.numbersGiven) {
            SQLite::Statement update(*m_database, "UPDATE recordings SET numbers = ? WHERE id = ?");
            SQLite::bind(update, numbers, recording);
            update.exec();
        }
        for (const auto& [recording, repairs] : change.repairs)
            putRepairs(*m_database, recording, repairs);
        for (const auto& [clip, row] : change.rows)
            putReview(*m_database, clip, row);
        transaction.commit();
        return {};
    });
}

} // namespace understudy
