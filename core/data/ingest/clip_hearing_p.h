// Clips that no file tells the words of are listened to.
#pragma once

#include "core/data/ingest/ingest.h"

#include <optional>
#include <span>

namespace understudy {

/// Tells the scan as the first tenth of the work: listening takes longer.
ScanWatch scanPart(const ScanWatch& watch);

/// Sets words and their times, several clips at once. Returns why some have none: the recogniser failed.
/// Errors of the scratch file, Cancelled.
Result<std::optional<Error>> hearClips(const ScannedRecording& scanned, const IngestOptions& options,
                                       const ScanWatch& watch, std::span<Clip> clips);

} // namespace understudy
