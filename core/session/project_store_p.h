// project.db: SQLite in WAL mode, behind plain values. The one place that catches SQLite's exceptions and
// turns them into errors of ours. Every write is a transaction.
#pragma once

#include "core/base/folder_lock.h"
#include "core/base/result.h"
#include "core/episode/plan.h"
#include "core/session/fair_mutex_p.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace SQLite {
class Database;
}

namespace understudy {

struct BlindAnswer;
struct BlindPass;
struct Comparison;
struct ComparisonPlan;
struct ListeningAnswer;
using ComparisonId = Id<struct ComparisonTag>;
struct ImportFile;
struct ClipRecord;
struct HeardClip;
struct DatasetRow;
struct RecordingRow;
struct ReviewChange;
struct ReviewRow;

struct EpisodeRow
{
    EpisodeId id;
    std::string title;
    ScriptNotation notation = ScriptNotation::Markdown;
    // As of the last plan, so that lists need not make one.
    int lines = 0, fresh = 0;
    Seconds length;
    bool hasProblems = false;
    bool operator==(const EpisodeRow&) const = default;
};

/// Thread-safe: one connection, one user at a time, no call longer than a transaction.
class ProjectStore
{
public:
    enum class Mode
    {
        Write,
        ReadOnly
    };

    /// Makes `folder`/project.db, which must not be there.
    static Result<void> create(const std::filesystem::path& folder);
    /// For writing it holds the project's lock, under the name of `program`. Nothing is written to a project
    /// that is refused: FolderMissing, NotAFolder, NotAProject, ProjectNewer, ProjectCorrupt, ProjectLocked.
    static Result<std::unique_ptr<ProjectStore>> open(const std::filesystem::path& folder, Mode mode,
                                                      const std::string& program = {});
    ~ProjectStore();

    const std::filesystem::path& folder() const { return m_folder; }
    bool isReadOnly() const { return m_mode == Mode::ReadOnly; }
    /// ProjectReadOnly; ProjectMoved when the folder opened is no longer at its path.
    Result<void> checkWritable() const;
    /// ProjectMoved.
    Result<void> checkPlace() const;
    int schemaVersion() const { return m_version; }
    /// ISO 8601, UTC.
    Result<std::string> created() const;

    Result<std::vector<EpisodeRow>> episodes() const;
    Result<void> addEpisode(const EpisodeRow& row);
    Result<void> updateEpisode(const EpisodeRow& row);

    /// SHA-256 of the script that was imported last; empty: none was.
    Result<std::optional<std::string>> importedHash(const EpisodeId& episode) const;
    Result<void> setImportedHash(const EpisodeId& episode, const std::string& hash);

    /// In the order of the script, retired ones last.
    Result<std::vector<KnownLine>> lines(const EpisodeId& episode) const;
    /// Stores what differs between `before` and `after`.
    Result<void> setLines(const EpisodeId& episode, const std::vector<KnownLine>& before,
                          const std::vector<KnownLine>& after);

    Result<std::vector<Take>> takes(const EpisodeId& episode) const;
    Result<void> addTake(const EpisodeId& episode, const Take& take);
    Result<int> takeCount() const;

    Result<std::optional<std::string>> setting(std::string_view key) const;
    /// Empty: back to the default.
    Result<void> setSetting(std::string_view key, const std::optional<std::string>& value);

    /// By key; those that begin so.
    Result<std::map<std::string, std::string>> settingsBelow(std::string_view prefix) const;

    /// The text of a consent.json. `voice` empty: of the project's own speaker.
    Result<std::optional<std::string>> consent(const VoiceId& voice) const;
    /// Empty: none.
    Result<void> setConsent(const VoiceId& voice, const std::optional<std::string>& record);

    /// By id.
    Result<std::vector<RecordingRow>> recordings() const;
    // A recording is stored in small transactions, and there with the last one: until then nothing that reads
    // sees it or its clips. One at a time; what one left that did not come to its end, the next one removes.
    Result<void> beginRecording(const RecordingRow& row);
    Result<void> addClips(std::span<const ClipRecord> clips);
    Result<void> finishRecording(const RecordingRow& row);
    Result<void> setRecordingFile(const std::string& id, const std::filesystem::path& file);
    /// By id, without their prints, which are large.
    Result<std::vector<ClipRecord>> clips() const;
    /// Those with a print that no others replace, by id, one after the other. Of a project open for writing,
    /// on a connection of its own: nobody waits for it, and `take` may change the project.
    Result<void> readPrints(const std::function<Result<void>(ClipRecord)>& take) const;
    /// What was measured anew of clips that are there.
    Result<void> setClips(std::span<const DatasetRow> rows);
    /// What was measured of a clip that was made of others: row and print, in one transaction.
    Result<void> setMeasured(const ClipRecord& clip);
    /// By clip.
    Result<std::map<std::string, HeardClip>> heardClips() const;
    Result<void> setHeard(const HeardClip& clip);
    /// By clip; one without a row has a ReviewRow().
    Result<std::map<std::string, ReviewRow>> reviews() const;
    Result<void> changeReviews(const ReviewChange& change);

    // The files of imports that have not come to their end.

    /// By path.
    Result<std::vector<ImportFile>> importFiles() const;
    /// As not done, also those that are there.
    Result<void> addImportFiles(std::span<const std::filesystem::path> files);
    /// Nothing when it is not among them, or done already.
    Result<void> setImportFileDone(const std::filesystem::path& file, const std::optional<Error>& error);
    enum class ImportFiles
    {
        Done,
        NotDone
    };
    Result<void> removeImportFiles(ImportFiles which);

    /// Its clips, in order, without answers; returned with its id and when it was begun.
    Result<BlindPass> addBlindPass(BlindPass pass);
    /// The newest.
    Result<std::optional<BlindPass>> blindPass() const;
    /// NotFound: the clip is not in the sample.
    Result<void> setBlindAnswer(std::int64_t pass, const BlindAnswer& answer);

    /// The newest first, with their answers; not those that were taken out.
    Result<std::vector<Comparison>> comparisons() const;
    /// Whose number nobody had.
    Result<ComparisonId> nextComparison() const;
    Result<void> addComparison(const ComparisonId& id, const ComparisonPlan& plan);
    /// "open", "ended", "removed". ComparisonUnknown.
    Result<std::string> comparisonState(const ComparisonId& id) const;
    Result<void> setComparisonState(const ComparisonId& id, std::string_view state);
    /// All of them or none; one to a trial that its listener has answered is left out.
    Result<void> addAnswers(const ComparisonId& id, std::span<const ListeningAnswer> answers);

    /// All of it into a new `folder`/project.db, consistent under a running writer.
    Result<void> copyTo(const std::filesystem::path& folder) const;

private:
    ProjectStore(std::filesystem::path folder, Mode mode);
    /// Reads and checks; leaves the file as it is.
    Result<void> inspect();
    Result<void> connect();
    Result<void> connectReadOnly();
    Error errorOf(const std::exception& exception) const;

    Result<std::optional<std::string>> textAt(const char* query, const std::string& key) const;
    Result<void> setTextAt(const char* change, const std::string& key,
                           const std::optional<std::string>& text);
    /// A second connection that reads.
    std::unique_ptr<SQLite::Database> reader() const;
    template<typename Function>
    auto guarded(const Function& function) const -> decltype(function());
    template<typename Function>
    auto apart(const Function& function) const -> decltype(function(std::declval<SQLite::Database&>()));

    const std::filesystem::path m_folder;
    const Mode m_mode;
    std::uint64_t m_device = 0, m_inode = 0; // of the folder, when it was opened
    std::optional<FolderLock> m_lock;        // when writing
    int m_version = 0;
    mutable FairMutex m_mutex;
    std::unique_ptr<SQLite::Database> m_database; // under m_mutex
};

} // namespace understudy
