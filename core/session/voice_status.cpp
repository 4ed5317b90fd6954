#include "core/session/voice_status.h"

namespace understudy {

std::vector<VoiceInfo> ownVoices(const VoiceEngine& engine)
{
    auto voices = engine.voices();
    for (auto& voice : voices)
        voice.engine = engine.stamp(voice.kind);
    return voices;
}

std::vector<VoiceInfo> castable(const std::vector<VoiceStatus>& voices)
{
    std::vector<VoiceInfo> infos;
    for (const auto& voice : voices)
        if (!voice.info.version.empty())
            infos.push_back(voice.info);
    return infos;
}

} // namespace understudy
