// The small Whisper of the reference data, and sound for it.
#pragma once

#include "core/model/golden/whisper_golden_p.h"
#include "core/model/whisper/whisper_decoding_p.h"

#include <filesystem>

namespace understudy::test {

inline const std::filesystem::path kWhisperTiny = UNDERSTUDY_TEST_DATA "/golden/whisper-tiny-random";

inline WhisperFiles whisperTiny()
{
    return {kWhisperTiny, kWhisperTiny / "model.safetensors", "whisper-tiny-random", {}, true};
}

inline WhisperParts whisperParts()
{
    const auto config = *readWhisperConfig(kWhisperTiny);
    const auto generation = *readWhisperGeneration(kWhisperTiny, config);
    return {*WhisperNetwork::open(kWhisperTiny, kWhisperTiny / "model.safetensors", at::kCPU, at::kFloat),
            generation, *WhisperTokenizer::open(kWhisperTiny, config, generation)};
}

inline std::vector<float> whisperClip(const std::string& name)
{
    const auto audio = *whisperGoldenAudio(kWhisperTiny / "golden");
    const auto clip = audio.clip(name);
    return {clip.begin(), clip.end()};
}

} // namespace understudy::test
