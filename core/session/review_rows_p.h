// Recordings, clips and what a person said of them, as project.db has them.
#pragma once

#include "core/data/clips/reject_reason.h"
#include "core/data/dataset/dataset_row.h"
#include "core/data/ingest/repair.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

/// A file of an import that has not come to its end.
struct ImportFile
{
    std::filesystem::path file; ///< absolute
    bool isDone = false;        ///< taken in, or refused
    std::optional<Error> error; ///< of what is done: why it was refused, or is without its transcript
};

struct RecordingRow
{
    Recording recording; ///< its file as an absolute path
    Seconds speech;
    int numbersGiven = 0; ///< to clips: the next one's is one more
    RepairSettings repairs;
    RepairSettings atImport; ///< those of the sound that `clips` were measured on
};

/// What figures are of.
struct Heard
{
    FrameSpan span; ///< in frames of the recording
    RepairSettings repairs;

    bool operator==(const Heard&) const = default;
};

/// A clip as it was measured, or as it was made of others; never changed by a review.
struct ClipRecord
{
    DatasetRow row;
    std::string print;     ///< of formatPrint(); empty: nobody listened to it as it is
    std::string line;      ///< of lineOf(row), where it was made already; else empty
    bool hasPrint = false; ///< on the disk; what is read without prints tells by this
};

/// A clip measured again, as it was trimmed or its recording repaired since. What is compared with other
/// clips is not in it.
struct HeardClip
{
    DatasetRow row; ///< its clip's span is the one that was heard
    RepairSettings repairs;

    Heard heard() const { return {row.clip.span, repairs}; }
};

/// What a person did to a clip. All of it is of a person: what is measured is in ClipRecord.
struct ReviewRow
{
    Verdict verdict = Verdict::None;
    RejectReason reason = RejectReason::None;
    std::optional<FrameSpan> trim;
    std::optional<std::string> text;   ///< in place of what was measured
    std::optional<FrameSpan> textSpan; ///< that it was written for; none: as trimmed
    bool isReplaced = false; ///< by others, that it was split or merged into; or its making was undone

    bool operator==(const ReviewRow&) const = default;
};

/// One step of a review; all of it or nothing is stored.
struct ReviewChange
{
    std::vector<std::pair<std::string, ReviewRow>> rows; ///< by clip; a row without anything is removed
    std::vector<ClipRecord> made;
    std::map<std::string, int> numbersGiven;       ///< by recording
    std::map<std::string, RepairSettings> repairs; ///< by recording

    bool isEmpty() const { return rows.empty() && repairs.empty(); }
};

} // namespace understudy
