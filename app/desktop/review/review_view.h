// What the Review pane shows of a snapshot: made on a worker.
#pragma once

#include "core/session/review_snapshot.h"
#include "widgets/models/clip_row.h"

namespace understudy {

struct ReviewView
{
    ReviewSnapshotPtr snapshot; ///< null: no project
    ReviewProgress progress;
    ClipRows rows;
};

ReviewView makeReviewView(const ReviewSnapshotPtr& snapshot);

/// The file's name without its ending.
QString recordingName(const Recording& recording);

/// What the measurements would give as a reason; None where nothing was found.
RejectReason suggestedReason(const Clip& clip);

} // namespace understudy
