#include "core/data/ingest/repair_preview.h"

#include <algorithm>

namespace understudy {

Result<Waveform> repairedPart(const Recording& recording, const FrameSpan& span,
                              const RepairSettings& settings, const std::filesystem::path& scratch,
                              const std::stop_token& stop)
{
    UNDERSTUDY_TRY(auto part, scanAround(recording, {span.begin, std::min(span.end, recording.length)},
                                         recording.rate, scratch, stop));
    auto& sound = part.scanned.sound;
    UNDERSTUDY_CHECK(repair(part.scanned, recording.rate, settings, stop));
    const auto first = std::clamp(span.begin - part.begin, Frames(0), sound.length());
    const auto last = std::clamp(span.end - part.begin, first, sound.length());
    Waveform repaired;
    repaired.rate = recording.rate;
    UNDERSTUDY_TRY(repaired.samples, sound.read(first, last - first));
    return repaired;
}

} // namespace understudy
