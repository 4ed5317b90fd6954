// timestamps.json: where each section, line and mark of a master stands, in samples and seconds.
#pragma once

#include "core/episode/plan.h"
#include "core/episode/timeline.h"

#include <string>

namespace understudy {

/// `masterHash`: SHA-256 of the master that the times are of, so that a reader can tell a pair from a
/// mismatch. UTF-8, "\n" at the end. Says nothing of the day, the machine or the program, so that the same
/// episode gives the same bytes.
std::string writeTimestamps(const EpisodePlan& plan, const Timeline& timeline, const std::string& masterHash);

} // namespace understudy
