// What is done to cues of any format once they are read.
#pragma once

#include "core/data/transcripts/transcript.h"

#include <vector>

namespace understudy {

/// By start; those that begin together keep their order.
void sortCues(std::vector<Cue>& cues);

/// Roll-up captions show the line before once more: each cue loses the longest run of words that ends the cue
/// before it. Done only where half of all cues begin so; elsewhere a word said twice stays.
void dropRepeats(std::vector<Cue>& cues);

} // namespace understudy
