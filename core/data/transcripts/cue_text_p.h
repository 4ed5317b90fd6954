// What stands under the times of a subtitle: words, and marks for voices, looks and word times.
#pragma once

#include "core/data/transcripts/transcript.h"

#include <string_view>
#include <vector>

namespace understudy {

/// One cue for each voice (<v Name>) that says something, all of the same window. Marks of looks go, entities
/// are decoded; <00:01.000> begins a word.
std::vector<Cue> readCueText(std::string_view payload, Seconds start, Seconds end);

} // namespace understudy
