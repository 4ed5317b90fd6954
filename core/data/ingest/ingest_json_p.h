// What is known of a recording and of its clips' sound, as JSON.
#pragma once

#include "core/data/dataset/json_fields_p.h"
#include "core/data/ingest/ingest.h"

namespace understudy {

/// With the file's name, not its folder.
Json toJson(const Recording& recording);
Json toJson(const IngestedRecording& ingested);
Json toJson(const ClipPrint& print);
/// What is absent, or of another type, stays empty.
Recording recordingOf(const Json& json);
std::vector<FrameSpan> speechOf(const Json& json); ///< of an IngestedRecording
ClipPrint printOf(const Json& json);

} // namespace understudy
