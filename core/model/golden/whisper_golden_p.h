// The sound that Whisper's reference data was made of.
#pragma once

#include "core/base/files.h"
#include "core/model/golden/golden_p.h"
#include "core/model/whisper/whisper_network_p.h"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

struct WhisperGoldenWindow
{
    std::string name; ///< "a47.w1"
    std::vector<float> samples;
};

struct WhisperGoldenAudio
{
    std::vector<float> samples;
    std::map<std::string, std::pair<std::size_t, std::size_t>> clips; ///< where they begin, how long they are

    std::span<const float> clip(const std::string& name) const;
    std::vector<WhisperGoldenWindow> windows() const;
};

/// `folder` holds audio.wav and clips.json.
Result<WhisperGoldenAudio> whisperGoldenAudio(const std::filesystem::path& folder);

} // namespace understudy
