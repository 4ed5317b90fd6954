// What the Review pane shows of a snapshot: made on a worker.
#pragma once

#include "core/data/qc/grading.h"
#include "core/session/review_snapshot.h"
#include "widgets/models/clip_row.h"

#include <string>
#include <vector>

namespace understudy {

struct ReviewView
{
    ReviewSnapshotPtr snapshot; ///< null: no project
    ReviewProgress progress;
    ClipRows rows;
    std::vector<Limit> limits; ///< of the project
};

ReviewView makeReviewView(const ReviewSnapshotPtr& snapshot, std::vector<Limit> limits);

/// That of a row; null: it is gone. A snapshot has 50,000, and what is split or added moves them by a few:
/// they are looked through from where it stood.
ReviewedClipPtr clipOf(const ReviewSnapshot& snapshot, const ClipRow& row);
/// What has taken the place of one that is gone, by splitting, merging or undo: those of its recording with a
/// part of it, by time.
std::vector<ReviewedClipPtr> successorsOf(const ReviewSnapshot& snapshot, const ReviewedClip& gone);

/// Whether a dataset that is built of them would be the same.
bool isSameDataset(const ReviewSnapshot& one, const ReviewSnapshot& other);

/// What people call a clip: the number that its id ends with, given once in its recording; 0: it has none.
int clipNumber(const std::string& clip);
/// "14", where there are several recordings "14 of shore walk"; also of one that was split or merged.
QString clipName(const std::string& clip, const ReviewSnapshot& snapshot);

/// The file's name without its ending.
QString recordingName(const Recording& recording);

} // namespace understudy
