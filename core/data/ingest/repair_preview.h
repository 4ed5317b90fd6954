// How a part of a recording sounds with its repairs, before anything is built.
#pragma once

#include "core/audio/waveform.h"
#include "core/data/ingest/repair.h"

namespace understudy {

/// Frames [span.begin, span.end) of the recording, as far as they exist, at its own rate; mono. Hum and noise
/// are learnt from the 30 s on either side, where a build listens to the whole, so that one clip is there at
/// once. `scratch` is a folder for a file that is gone at the end. Errors of reading, DiskFull, Cancelled.
Result<Waveform> repairedPart(const Recording& recording, const FrameSpan& span,
                              const RepairSettings& settings, const std::filesystem::path& scratch,
                              const std::stop_token& stop);

} // namespace understudy
