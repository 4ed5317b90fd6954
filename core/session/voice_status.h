// A voice and whether it may speak now.
#pragma once

#include "core/synth/voice_engine.h"

#include <optional>
#include <vector>

namespace understudy {

/// The voices an engine lists, each with the stamp of the engine that speaks it.
std::vector<VoiceInfo> ownVoices(const VoiceEngine& engine);

struct VoiceStatus
{
    VoiceInfo info; ///< without a version when its files cannot be read
    /// Why it stays silent: ConsentNeeded, ConsentEnded, ModelMissing or HashMismatch (its base), or what is
    /// wrong with its files.
    std::optional<Error> obstacle;
};

/// What scripts may name; a voice that cannot be read is none.
std::vector<VoiceInfo> castable(const std::vector<VoiceStatus>& voices);

} // namespace understudy
