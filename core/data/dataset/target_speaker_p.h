// What the one speaker of a dataset sounds like, by clips of theirs in a folder.
#pragma once

#include "core/base/result.h"
#include "core/data/qc/spectral_profile.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace understudy {

/// Profiles of pieces of 5 s, one every 2.5 s, at the rate of the dataset's clips: of the first 240 with
/// speech; files after those are not read. Files that cannot be read, or are longer than ten minutes, go to
/// `failed`. Fewer than eight pieces with speech would tell nothing: the last such file's error, or
/// SpeechTooShort without one. NotFound: no folder; Cancelled.
Result<std::vector<SpectralProfile>> targetProfiles(const std::filesystem::path& folder, SampleRate rate,
                                                    const std::stop_token& stop, std::vector<Error>& failed);

} // namespace understudy
