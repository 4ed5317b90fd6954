// What the header of a WAV file promises: a copy that was cut off in the middle holds less.
#pragma once

#include "core/base/units.h"

#include <filesystem>
#include <optional>

namespace understudy {

/// Frames by the data chunk of a RIFF file (Microsoft, Multimedia Programming Interface, 1991). None where it
/// is no such file, its samples are compressed, or its header was never finished: a stream of unknown length.
std::optional<Frames> framesInWavHeader(const std::filesystem::path& path);

} // namespace understudy
