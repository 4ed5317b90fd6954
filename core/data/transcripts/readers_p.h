// One function a format: text that decodeText() made, to cues in order. Cues that cannot be read go to
// `problems`.
#pragma once

#include "core/data/transcripts/line_problems_p.h"
#include "core/data/transcripts/transcript.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace understudy {

/// SubRip and WebVTT; what roll-up captions repeat is left out.
std::vector<Cue> readSubtitles(std::string_view text, TranscriptFormat format, LineProblems& problems);

/// Praat's text files, long and short. Interval tiers named for words give word times, others give cues,
/// those of phones and silences nothing. What is damaged has no lines to go on with: Corrupt.
Result<std::vector<Cue>> readTextGrid(std::string_view text, const std::filesystem::path& path);
bool isTextGrid(std::string_view text);

/// Audacity: start, tab, end, tab, text; lines of "\" hold frequencies.
std::vector<Cue> readLabels(std::string_view text, LineProblems& problems);
/// Whether the first line that is not empty is a label.
bool isLabels(std::string_view text);

} // namespace understudy
