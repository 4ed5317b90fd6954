// Sizes of a Whisper, as its config.json gives them (Hugging Face keys), and what it listens to.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace understudy {

// The same in all that were published; preprocessor_config.json says so, or is refused.
inline constexpr std::int64_t kWhisperRate = 16000;    ///< samples a second
inline constexpr std::int64_t kWhisperTransform = 400; ///< samples of a spectrum
inline constexpr std::int64_t kWhisperHop = 160;       ///< samples from frame to frame
inline constexpr std::int64_t kWhisperFramesASecond = 100;
inline constexpr double kWhisperEpsilon = 1e-5; ///< of its layer norms

struct WhisperConfig
{
    std::int64_t mels = 80; ///< bands: 80, or 128 from large-v3 on
    std::int64_t width = 384;
    std::int64_t encoderLayers = 4, decoderLayers = 4;
    std::int64_t encoderHeads = 6, decoderHeads = 6; ///< divide width
    std::int64_t encoderMlp = 1536, decoderMlp = 1536;
    std::int64_t vocabulary = 51865;
    std::int64_t sources = 1500; ///< the encoder's positions: of 20 ms, made of two frames
    std::int64_t targets = 448;  ///< the decoder's positions

    std::int64_t frames() const { return 2 * sources; } ///< of a window
    std::int64_t samples() const { return frames() * kWhisperHop; }
};

/// The published sizes: "tiny", "base", "small", "medium", "large-v3", "large-v3-turbo".
std::optional<WhisperConfig> whisperSizes(std::string_view size);

/// WeightsUnknown: it is another model's; ConfigDamaged names the key.
Result<WhisperConfig> readWhisperConfig(std::string_view json, const std::string& subject);
/// From config.json in `folder`; preprocessor_config.json, where it is there, must fit. FileMissing.
Result<WhisperConfig> readWhisperConfig(const std::filesystem::path& folder);
/// preprocessor_config.json: ConfigDamaged unless it says what this model listens to.
Result<void> checkWhisperPreprocessor(std::string_view json, const WhisperConfig& config,
                                      const std::string& subject);

} // namespace understudy
