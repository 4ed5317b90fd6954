// A part of a recording, mono, at its own rate.
#pragma once

#include "core/audio/waveform.h"
#include "core/base/result.h"

#include <filesystem>
#include <stop_token>

namespace understudy {

/// At most `length` frames from `begin`, which may lie past the end; `channel` -1 is the mean of all. Errors
/// of AudioReader; Unsupported for a channel that is not there; Cancelled soon after a stop.
Result<Waveform> readExcerpt(const std::filesystem::path& file, int channel, Frames begin, Frames length,
                             const std::stop_token& stop = {});

} // namespace understudy
