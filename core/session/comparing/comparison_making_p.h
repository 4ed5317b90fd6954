// Makes the sounds of a comparison: found, spoken, matched, written.
#pragma once

#include "core/jobs/job.h"
#include "core/session/comparing/comparison_sources.h"

#include <filesystem>
#include <functional>

namespace understudy {

/// Speaks for a slot.
using SpeakText =
    std::function<Result<Waveform>(const VoiceId& voice, const std::string& text, JobContext& context)>;

/// A plan with its files in `folder`, which is there. SoundSilent (subject: slot); errors of reading and
/// writing; Cancelled.
Result<ComparisonPlan> makeComparison(const ComparisonToMake& wanted, std::vector<FoundSlot> slots,
                                      const std::filesystem::path& folder, const SpeakText& speak,
                                      JobContext& context);

} // namespace understudy
