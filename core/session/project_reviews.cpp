// The tables of project.db that a review needs: recordings, clips, what a person said of them.

#include "core/data/ingest/ingest_json.h"
#include "core/session/project_store_guard_p.h"
#include "core/session/review_rows_p.h"

#include <SQLiteCpp/VariadicBind.h>

namespace understudy {

namespace {

void insertClip(SQLite::Database& database, const ClipRecord& clip)
{
    SQLite::Statement insert(database, "INSERT INTO clips VALUES (?, ?, ?, ?)");
    SQLite::bind(insert, clip.row.clip.id, clip.row.clip.recording, lineOf(clip.row), clip.print);
    insert.exec();
}

void bindOptional(SQLite::Statement& statement, int index, const std::optional<FrameSpan>& trim)
{
    if (!trim)
        return;
    statement.bind(index, trim->begin.value);
    statement.bind(index + 1, trim->end.value);
}

void putReview(SQLite::Database& database, const std::string& clip, const ReviewRow& row)
{
    if (row == ReviewRow()) {
        SQLite::Statement remove(database, "DELETE FROM reviews WHERE clip = ?");
        remove.bind(1, clip);
        remove.exec();
        return;
    }
    SQLite::Statement put(database, "INSERT OR REPLACE INTO reviews VALUES "
                                    "(?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))");
    put.bind(1, clip);
    put.bind(2, std::string(name(row.verdict)));
    put.bind(3, std::string(name(row.reason)));
    bindOptional(put, 4, row.trim);
    if (row.text)
        put.bind(6, *row.text);
    put.bind(7, row.isReplaced ? 1 : 0);
    put.exec();
}

/// Empty when it is not as we write it.
std::optional<ReviewRow> reviewOf(SQLite::Statement& query)
{
    ReviewRow row;
    const auto verdict = verdictNamed(query.getColumn(1).getString());
    const auto reason = rejectReasonNamed(query.getColumn(2).getString());
    if (!verdict || !reason || query.getColumn(3).isNull() != query.getColumn(4).isNull())
        return std::nullopt;
    row.verdict = *verdict;
    row.reason = *reason;
    if (!query.getColumn(3).isNull())
        row.trim = FrameSpan{Frames(query.getColumn(3).getInt64()), Frames(query.getColumn(4).getInt64())};
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
        SQLite::Statement query(*m_database, "SELECT id, file, sha256, info, speech, numbers FROM recordings "
                                             "ORDER BY id");
        while (query.executeStep()) {
            RecordingRow row;
            const auto id = query.getColumn(0).getString();
            auto recording = parseRecording(query.getColumn(3).getString());
            if (!recording || recording->id != id || recording->rate.value <= 0)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), id);
            row.recording = std::move(*recording);
            row.recording.file = query.getColumn(1).getString();
            row.recording.sha256 = query.getColumn(2).getString();
            row.speech = Seconds(query.getColumn(4).getDouble());
            row.numbersGiven = query.getColumn(5).getInt();
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

Result<std::vector<ClipRecord>> ProjectStore::clips(Prints prints) const
{
    return guarded([&]() -> Result<std::vector<ClipRecord>> {
        std::vector<ClipRecord> clips;
        SQLite::Statement query(*m_database, prints == Prints::Read
                                                 ? "SELECT id, recording, row, print FROM clips ORDER BY id"
                                                 : "SELECT id, recording, row, '' FROM clips ORDER BY id");
        while (query.executeStep()) {
            const auto id = query.getColumn(0).getString();
            auto row = parseRow(query.getColumn(2).getString());
            if (!row || row->clip.id != id || row->clip.recording != query.getColumn(1).getString() ||
                row->sourceRate.value <= 0)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(), id);
            clips.push_back({std::move(*row), query.getColumn(3).getString()});
        }
        return clips;
    });
}

Result<std::map<std::string, ReviewRow>> ProjectStore::reviews() const
{
    return guarded([&]() -> Result<std::map<std::string, ReviewRow>> {
        std::map<std::string, ReviewRow> rows;
        SQLite::Statement query(*m_database, "SELECT clip, verdict, reason, trim_begin, trim_end, text, "
                                             "replaced FROM reviews");
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

Result<void> ProjectStore::addRecording(const RecordingRow& row, const std::vector<ClipRecord>& clips)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        SQLite::Statement insert(*m_database, "INSERT INTO recordings VALUES (?, ?, ?, ?, ?, ?)");
        SQLite::bind(insert, row.recording.id, row.recording.file.string(), row.recording.sha256,
                     formatRecording(row.recording), row.speech.value, row.numbersGiven);
        insert.exec();
        for (const auto& clip : clips)
            insertClip(*m_database, clip);
        transaction.commit();
        return {};
    });
}

Result<void> ProjectStore::setRecordingFile(const std::string& id, const std::filesystem::path& file)
{
    return setTextAt("UPDATE recordings SET file = ?2 WHERE id = ?1", id, file.string());
}

Result<void> ProjectStore::setClips(const std::vector<DatasetRow>& rows)
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

Result<void> ProjectStore::changeReviews(const ReviewChange& change)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        for (const auto& clip : change.made)
            insertClip(*m_database, clip);
        for (const auto& [recording, numbers] : change.numbersGiven) {
            SQLite::Statement update(*m_database, "UPDATE recordings SET numbers = ? WHERE id = ?");
            SQLite::bind(update, numbers, recording);
            update.exec();
        }
        for (const auto& [clip, row] : change.rows)
            putReview(*m_database, clip, row);
        transaction.commit();
        return {};
    });
}

} // namespace understudy
