// Recordings, clips and what a person said of them, as project.db has them.
#pragma once

#include "core/data/clips/reject_reason.h"
#include "core/data/dataset/dataset_row.h"
#include "core/data/ingest/recording.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

struct RecordingRow
{
    Recording recording; ///< its file as an absolute path
    Seconds speech;
    int numbersGiven = 0; ///< to clips: the next one's is one more
};

/// A clip as it was measured, or as it was made of others; never changed by a review.
struct ClipRecord
{
    DatasetRow row;
    std::string print; ///< of formatPrint(); empty: nobody listened to it as it is
};

/// What a person did to a clip. All of it is of a person: what is measured is in ClipRecord.
struct ReviewRow
{
    Verdict verdict = Verdict::None;
    RejectReason reason = RejectReason::None;
    std::optional<FrameSpan> trim;
    std::optional<std::string> text; ///< in place of what was measured
    bool isReplaced = false; ///< by others, that it was split or merged into; or its making was undone

    bool operator==(const ReviewRow&) const = default;
};

/// One step of a review; all of it or nothing is stored.
struct ReviewChange
{
    std::vector<std::pair<std::string, ReviewRow>> rows; ///< by clip; a row without anything is removed
    std::vector<ClipRecord> made;
    std::map<std::string, int> numbersGiven; ///< by recording
};

} // namespace understudy
