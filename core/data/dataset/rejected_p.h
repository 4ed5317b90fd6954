// Why clips that were measured are not in a dataset.
#pragma once

#include "core/data/dataset/build.h"

#include <set>
#include <string>
#include <vector>

namespace understudy {

inline constexpr const char* kTrainedText = "text_in_train"; ///< why a clip of val or test is out

/// The measures of its findings of that grade.
std::set<std::string> rulesOf(const Clip& clip, Grade grade);

/// What keeps it out: "hum_db", "verdict: Noise", "text_in_train".
std::set<std::string> rulesAgainst(const RejectedClip& clip);

/// The detail of AllClipsLeftOut, in lines of fields parted by tabs: the number of clips, then for each rule how
/// many it keeps out and its name. That of a limit is as setLimit() takes it ("hum_db.reject"); behind it the least
/// and the most that were measured, and the limit.
std::string countedRules(const std::vector<RejectedClip>& rejected, const std::vector<Limit>& limits);

} // namespace understudy
