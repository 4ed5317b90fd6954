// What a Whisper's generation_config.json says of its decoding: ids are read, never assumed.
#pragma once

#include "core/base/result.h"
#include "core/model/whisper/whisper_config.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace understudy {

struct WhisperHead
{
    std::int64_t layer = 0, head = 0;
    bool operator==(const WhisperHead&) const = default;
};

struct WhisperGeneration
{
    std::vector<std::int64_t> suppressed;        ///< never said
    std::vector<std::int64_t> suppressedAtBegin; ///< not said first: the blank, and the end
    std::int64_t latestBegin = 50;               ///< index of the last time that may stand first
    std::vector<WhisperHead> alignmentHeads;     ///< empty: the file does not know them
    bool isMultilingual = true;
    std::vector<std::string> languages;       ///< "en" and the like; empty: the file does not tell them
    std::optional<std::int64_t> noTimestamps; ///< its id, to be compared with the tokenizer's
};

/// Ids and heads that the model does not have, and lists that are none: ConfigDamaged names the key.
Result<WhisperGeneration> readWhisperGeneration(std::string_view json, const WhisperConfig& config,
                                                const std::string& subject);
/// From generation_config.json in `folder` or, in folders from before it was invented, config.json, which
/// knows what is suppressed.
Result<WhisperGeneration> readWhisperGeneration(const std::filesystem::path& folder,
                                                const WhisperConfig& config);

} // namespace understudy
