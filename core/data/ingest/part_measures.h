// What is measured on a clip that was made after its recording was taken in: of a part of another, or of two.
#pragma once

#include "core/data/ingest/clip_measures.h"
#include "core/data/ingest/repair.h"
#include "core/data/qc/grading.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace understudy {

/// As ingestRecording() measures and judges a clip of this span, on the sound with `repairs`; none: those of
/// the import. What is of the whole recording stays: its hum and DC, as far as the repairs leave them, and
/// the room's reverberation where the clip has it already; so do figures of its edges that it has, which are
/// those of the clip that was cut there. Where its speech reaches to an edge, it is looked for. Only the 60 s around are read: what is told by
/// comparison with the rest of the recording (clipping, by the loudest; noise reduction, by what it learns)
/// goes by those. Errors of scanAround; the clip is as it was then.
Result<ClipPrint> measurePart(Clip& clip, const Recording& recording, SampleRate rate,
                              const std::optional<RepairSettings>& repairs, const std::vector<Limit>& limits,
                              const std::filesystem::path& scratch, const std::stop_token& stop);

} // namespace understudy
