// Clips are listened to: those that no file tells the words of, and those whose words a file tells, but not
// when they are said.
#pragma once

#include "core/data/ingest/ingest.h"

#include <optional>
#include <span>

namespace understudy {

/// Tells the scan as the first tenth of the work: listening takes longer.
ScanWatch scanPart(const ScanWatch& watch);

/// Sets words and their times, several clips at once; clips that their figures leave out are not heard, but
/// where options.isAllHeard. Returns why some have none: the recogniser failed. Errors of the scratch file,
/// Cancelled.
Result<std::optional<Error>> hearWords(const ScannedRecording& scanned, const IngestOptions& options,
                                       const ScanWatch& watch, std::span<Clip> clips);

/// Puts words that were shared out by guess (areWordsUnsure()) into the clips in which they are heard:
/// placeByHearing() of each run of such clips, but where all of them are left out and not options.isAllHeard.
/// The rest is not listened to. As hearWords().
Result<std::optional<Error>> hearGuesses(const ScannedRecording& scanned, const IngestOptions& options,
                                         const ScanWatch& watch, std::span<Clip> clips);

} // namespace understudy
