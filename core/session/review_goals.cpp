#include "core/session/review_goals.h"

#include "core/data/qc/defect_rate.h"

namespace understudy {

GoalsMet goalsMet(const ReviewProgress& progress)
{
    if (progress.count(Verdict::Accepted) == 0)
        return {};
    const double minutes = progress.accepted.value / 60;
    return {minutes >= kLeastMinutes && minutes <= kMostMinutes, progress.shareInRange >= kLeastInRange,
            progress.shareDefective <= kDefectGoal};
}

} // namespace understudy
