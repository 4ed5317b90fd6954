// The review of a project's recordings: brought in, heard, judged, mended, and built into a dataset.
#pragma once

#include "core/base/result.h"
#include "core/data/dataset/build.h"
#include "core/jobs/job.h"
#include "core/session/review_snapshot.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

class EditHistory;
class JobService;
class ProjectStore;
class ReviewDesk;

struct ImportReport
{
    std::vector<std::string> added; ///< recordings, by id
    int clips = 0;                  ///< in them
    std::vector<Error> failed;      ///< files that could not be used, and transcripts that could not be read
    std::vector<std::pair<std::string, std::string>>
        known; ///< a file, and the recording's file that has the same bytes; left as it was
    std::vector<std::string> relinked; ///< files whose recording was known, but no longer where it was
};

/// Thread-safe. What is borrowed outlives the service and its jobs. The first call reads what the project
/// holds, a few thousand clips in a moment: not on the GUI thread. ProjectCorrupt, of jobs and edits, when
/// that cannot be read.
class ReviewService
{
public:
    ReviewService(ProjectStore& store, JobService& jobs, EditHistory& edits);
    ~ReviewService();

    /// Cuts and measures files, and folders with all below them. Originals stay where they are and as they
    /// are. Each recording is there, whole, as soon as it is done; cancelled, those that are done stay. At
    /// last all clips of the project are compared with each other, and judged by the limits given. A file
    /// that cannot be used is told in the report; when none can, the first one's error. NoRecordings,
    /// ProjectReadOnly, DiskFull. Not undoable.
    JobHandle<ImportReport> importRecordings(std::vector<std::filesystem::path> files,
                                             IngestOptions options = {});

    /// The newest; its `problem` tells what keeps the project from being read. Cheap but for the first call.
    ReviewSnapshotPtr snapshot() const;
    ReviewProgress progress() const;
    /// Called at once, then on each change, on the thread that made it; a listener may read, not edit or
    /// wait. As Observable.
    [[nodiscard]] std::unique_ptr<Subscription>
    subscribe(std::function<void(const ReviewSnapshotPtr&)> listener);

    // Edits: undoable, and on the disk once they return. Those that change nothing are no step. Errors:
    // NotFound for a clip that is not in the snapshot, and nothing is changed then; ProjectReadOnly,
    // ProjectMoved, DiskFull.

    /// One step for all. `reason` counts for Rejected.
    Result<void> setVerdict(std::vector<std::string> clips, Verdict verdict,
                            RejectReason reason = RejectReason::None);
    /// Typing into one text is one step, until another edit or EditHistory::breakStep(). What was measured
    /// brings that back.
    Result<void> setText(const std::string& clip, std::string text);
    /// In frames of the recording; none: as it was cut. InvalidInput outside the recording.
    Result<void> setTrim(const std::string& clip, std::optional<FrameSpan> trim);
    /// Two clips without a verdict take its place, cut at a frame of the recording. InvalidInput when
    /// it is not inside the clip.
    Result<void> split(const std::string& clip, Frames at);
    /// One clip without a verdict takes the place of two, with what lies between them. InvalidInput unless
    /// they are neighbours of one recording.
    Result<void> merge(const std::string& first, const std::string& second);

    struct DatasetToBuild
    {
        std::filesystem::path out; ///< empty: the project's dataset/
        IngestOptions ingest;      ///< channel, hum and limits; as the recordings were imported
        SplitShares shares;
        std::uint64_t seed = 42;
    };
    /// The accepted clips, as trimmed and with the texts as edited, each under its id and whatever its
    /// figures. Errors as understudy::buildDataset; NoRecordings when no clip is accepted; FileMissing and
    /// HashMismatch name an original that is gone or another one now.
    JobHandle<BuildReport> buildDataset(DatasetToBuild dataset);

private:
    std::unique_ptr<ReviewDesk> m_desk;
    JobService& m_jobs;
    EditHistory& m_edits;
};

} // namespace understudy
