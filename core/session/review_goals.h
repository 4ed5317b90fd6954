// Whether the accepted clips are what a dataset needs (audio.md 0.1), as it is checked once it is built; of
// defects see kDefectGoal.
#pragma once

#include "core/session/review_snapshot.h"

namespace understudy {

inline constexpr double kLeastMinutes = 30, kMostMinutes = 90, kLeastInRange = 0.9;

/// Which of them the accepted clips meet; without any, none.
struct GoalsMet
{
    bool minutes = false, inRange = false, defects = false;
    bool all() const { return minutes && inRange && defects; }
};
GoalsMet goalsMet(const ReviewProgress& progress);

} // namespace understudy
