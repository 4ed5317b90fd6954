// The review of a project's recordings: brought in, heard, judged, mended, and built into a dataset.
#pragma once

#include "core/base/result.h"
#include "core/data/dataset/build.h"
#include "core/jobs/job.h"
#include "core/session/blind_pass.h"
#include "core/session/review_snapshot.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

class EditHistory;
class JobService;
class ProjectStore;
class ReviewDesk;
class ReviewMeasuring;

struct ImportReport
{
    std::vector<std::string> added; ///< recordings, by id
    int clips = 0;                  ///< in them
    /// Files that could not be used, recordings in which nobody speaks; words that could not be read, and lines
    /// of them.
    std::vector<Error> failed;
    std::vector<std::pair<std::string, std::string>>
        known;            ///< a file, and the recording's file that has the same bytes; left as it was
    int withoutWords = 0; ///< clips among them
    int guessedWords = 0, draftWords = 0; ///< likewise: as in BuildReport
    std::vector<CutShort> cutShort;    ///< used as far as they go
    std::vector<std::string> relinked; ///< files whose recording was known, but no longer where it was
};

/// What an import that does not come to its end, being stopped or ended by a crash, leaves in the project.
enum class IfStopped
{
    Forget,
    Keep ///< the files that are still to do, for resumeImport()
};

struct UnfinishedImport
{
    std::vector<std::filesystem::path> files; ///< still to be imported
    int done = 0; ///< of the same imports; without files, they were not compared with each other yet

    bool isAny() const { return done > 0 || !files.empty(); }
};

/// Thread-safe. What is borrowed outlives the service and its jobs. The first call reads what the project
/// holds, a few thousand clips in a moment: not on the GUI thread. ProjectCorrupt, of jobs and edits, when
/// that cannot be read.
class ReviewService
{
public:
    /// `limits`: those of the project, as they are when somebody asks.
    ReviewService(ProjectStore& store, JobService& jobs, EditHistory& edits,
                  std::function<std::vector<Limit>()> limits);
    ~ReviewService();

    /// Cuts and measures files, and folders with all below them. Originals stay where they are and as they
    /// are. Each recording is there, whole, as soon as it is done; cancelled, those that are done stay. At
    /// last all clips of the project are compared with each other, and judged by the limits given. A file
    /// that cannot be used is told in the report; when none can, the first one's error. With IfStopped::Keep
    /// the report tells what was wrong with files of imports that were stopped before too, and is there when
    /// it does. NoRecordings, ProjectReadOnly, DiskFull. Not undoable.
    JobHandle<ImportReport> importRecordings(std::vector<std::filesystem::path> files,
                                             IngestOptions options = {},
                                             IfStopped ifStopped = IfStopped::Forget);
    /// Of imports with IfStopped::Keep; while one runs, of that too. Reads the project.
    Result<UnfinishedImport> unfinishedImport() const;
    /// Imports what unfinishedImport() tells. Stopped again, the rest stays. The report tells of the files
    /// that could not be used, or were cut off, before it was stopped too, and is there when that is all of
    /// them; other errors as importRecordings().
    JobHandle<ImportReport> resumeImport(IngestOptions options);
    /// What is not imported stays out. Not while an import runs. ProjectReadOnly.
    Result<void> forgetUnfinishedImport();

    /// An import in parts, in a job of the caller's, for who has more to come: addNow() for each,
    /// compareNow() at last.
    Result<ImportReport> addNow(const std::vector<std::filesystem::path>& files, const IngestOptions& options,
                                JobContext& context);
    Result<void> compareNow(const std::vector<Limit>& limits);
    /// Rejects clips for a newer take of the same words, but leaves alone those that somebody judged, split
    /// or merged. For work in the background: no step of the history, which stays the user's.
    Result<void> supersede(std::vector<std::string> clips);

    /// `file` is where a recording's original lies now; others that are gone too are looked for beside it, by
    /// their names. Only with the bytes that were imported: FileMissing, HashMismatch. NotFound without such
    /// a recording, ProjectReadOnly. How many were found. Not undoable: nothing but places change. Reads the
    /// files: not on the GUI thread.
    Result<int> locate(const std::string& recording, const std::filesystem::path& file);
    /// Whether its file has the bytes that were imported: FileMissing, HashMismatch; Cancelled. A file of
    /// which that was found before is not read again. Not on the GUI thread.
    Result<void> checkOriginal(const Recording& recording, const std::stop_token& stop = {}) const;

    /// The newest; its `problem` tells what keeps the project from being read. Cheap but for the first call.
    ReviewSnapshotPtr snapshot() const;
    ReviewProgress progress() const;
    /// Called at once, then on each change, on the thread that made it; a listener may read, not edit or
    /// wait. As Observable.
    [[nodiscard]] std::unique_ptr<Subscription>
    subscribe(std::function<void(const ReviewSnapshotPtr&)> listener);

    // Edits: undoable, and on the disk once they return; what the disk does not take is kept in memory, told
    // by the snapshot, and stored with the next edit, by storeKept(), or as the project is closed. Those that
    // change nothing are no step. Errors: NotFound for a clip that is not in the snapshot, and nothing is
    // changed then; ProjectReadOnly, ProjectMoved. Clips that split() or merge() made, that were trimmed or
    // are repaired otherwise are measured in the background, as no step of the history, and their figures
    // shown then; those that were not when the program ended, when the project is opened again.

    /// Tries again. Why something is not on the disk still: DiskFull, ProjectMoved.
    Result<void> storeKept();

    /// Somebody looks at that clip: where many are to be measured, it is the next. No edit.
    void measureFirst(const std::string& clip);

    /// One step for all. `reason` counts for Rejected.
    Result<void> setVerdict(std::vector<std::string> clips, Verdict verdict,
                            RejectReason reason = RejectReason::None);
    /// Why they were rejected: right after that it is one step with it.
    Result<void> nameReason(std::vector<std::string> clips, RejectReason reason);
    /// Typing into one text is one step, until another edit or EditHistory::breakStep(). What was measured
    /// brings that back.
    Result<void> setText(const std::string& clip, std::string text);
    /// In frames of the recording; none: as it was cut, with what was measured then. InvalidInput outside the
    /// recording.
    Result<void> setTrim(const std::string& clip, std::optional<FrameSpan> trim);
    /// How the recording's clips are repaired when a dataset is built. NotFound for an unknown recording;
    /// InvalidInput for what is out of range.
    Result<void> setRepairs(const std::string& recording, const RepairSettings& repairs);
    /// Two clips without a verdict take its place, cut at a frame of the recording. InvalidInput when
    /// it is not inside the clip.
    Result<void> split(const std::string& clip, Frames at);
    /// One clip without a verdict takes the place of two, with what lies between them. InvalidInput unless
    /// they are neighbours of one recording.
    Result<void> merge(const std::string& first, const std::string& second);

    // A second, blind pass. Not undoable: what it says of the clips is one thing, their verdicts another. Answers
    // are on the disk once it returns, or kept as changes are.

    /// Draws up to `size` of the accepted clips that can be heard: those of an original that is gone, or
    /// another one now, are none of them. ClipsTooFew of fewer than kFewestForBlindPass; where there would be
    /// enough with the others, what is wrong with the first original (FileMissing, HashMismatch). Reads files:
    /// not on the GUI thread.
    Result<BlindPass> beginBlindPass(int size, std::uint64_t seed);
    /// The newest; none: there was none.
    Result<std::optional<BlindPass>> blindPass() const;
    /// NotFound: the clip is not in that sample. InvalidInput: Verdict::Unsure, which says nothing of
    /// defects.
    Result<void> answerBlindly(const BlindPass& pass, const BlindAnswer& answer);

    /// Clips of an original that is gone, or another one now.
    enum class IfAway
    {
        LeaveOut,
        Tell ///< and build nothing
    };
    struct DatasetToBuild
    {
        std::filesystem::path out; ///< empty: the project's dataset/
        IngestOptions ingest;      ///< channel, hum and limits; as the recordings were imported
        SplitShares shares;
        std::uint64_t seed = 42;
        IfAway ifAway = IfAway::LeaveOut;
    };
    /// The accepted clips, as trimmed and with the texts as edited, each under its id and whatever its
    /// figures. Clips of an original that is gone, or another one now (FileMissing, HashMismatch), are left
    /// out and told; when that is all of them, the first one's error. With IfAway::Tell the report of such
    /// clips has them and nothing else: what was built before is still there. Errors as
    /// understudy::buildDataset; NothingAccepted when no clip is.
    JobHandle<BuildReport> buildDataset(DatasetToBuild dataset);

private:
    Result<ImportReport> finishImport(ImportReport report, const std::vector<Limit>& limits,
                                      JobContext& context);
    Result<ImportReport> finishAlone(ImportReport report, const std::vector<Limit>& limits,
                                     JobContext& context);
    Result<void> compareAtLast(const std::vector<Limit>& limits, JobContext& context);
    Result<void> addWhatWasToldBefore(ImportReport& report) const;

    std::unique_ptr<ReviewDesk> m_desk;
    std::unique_ptr<ReviewMeasuring> m_measuring;
    JobService& m_jobs;
    EditHistory& m_edits;
};

} // namespace understudy
