// What the one speaker of a dataset sounds like, by clips of theirs in a folder.
#pragma once

#include "core/base/result.h"
#include "core/data/ingest/clip_prints.h"
#include "core/data/recognition/voice_print.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace understudy {

/// Of pieces of 5 s, one every 2.5 s, at the rate of the dataset's clips: of the first 240 with
/// speech; files after those are not read. Files that cannot be read, or are longer than ten minutes, go to
/// `failed`. Fewer than eight pieces with speech would tell nothing: the last such file's error, or
/// SpeechTooShort without one. NotFound: no folder; errors of `voices`; Cancelled.
Result<TargetSpeaker> hearTarget(const std::filesystem::path& folder, SampleRate rate, const VoiceEncoder& voices,
                                 const std::stop_token& stop, std::vector<Error>& failed);

} // namespace understudy
