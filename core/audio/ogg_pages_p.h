// The one thing in an Ogg file that libsndfile draws from the clock: the number of its stream.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace understudy {

/// Gives every page of the file this stream number and the checksum that goes with it (RFC 3533, section 6).
/// `path` is for errors.
Result<void> setOggStreamNumber(int descriptor, const std::filesystem::path& path, std::uint32_t number);

} // namespace understudy
