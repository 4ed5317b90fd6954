// What is known of a recording and of a clip's sound, as texts that a database keeps.
#pragma once

#include "core/base/result.h"
#include "core/data/ingest/clip_prints.h"
#include "core/data/ingest/recording.h"
#include "core/data/ingest/repair.h"

#include <string>
#include <string_view>

namespace understudy {

/// With the file's name, not its folder.
std::string formatRecording(const Recording& recording);
/// Corrupt when it is no JSON.
Result<Recording> parseRecording(std::string_view text);

/// As asked for, not as done; the same text for the same settings.
std::string formatRepairs(const RepairSettings& settings);
Result<RepairSettings> parseRepairs(std::string_view text);

std::string formatPrint(const ClipPrint& print);
Result<ClipPrint> parsePrint(std::string_view text);

} // namespace understudy
