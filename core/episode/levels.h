// Evens the level between speakers and, gently, between the lines of one speaker (audio.md 3.6, point 4).
#pragma once

#include "core/episode/timeline.h"

#include <vector>

namespace understudy {

/// One gain per line of the plan. Speakers are brought to one level: the median over speakers of the median
/// of their lines. A line then gives up `evenness` of its own deviation, within maxLineGain; lines with a
/// volume or emphasis of their own keep it, and are not counted. Lines without a take get their speaker's
/// gain.
std::vector<Decibels> lineGains(const EpisodePlan& plan, const MixSettings& settings);

} // namespace understudy
