// What a Whisper says of windows, token after token, several at once. (openai-whisper decoding.py)
#pragma once

#include "core/model/whisper/whisper.h"
#include "core/model/whisper/whisper_network_p.h"
#include "core/model/whisper/whisper_rules_p.h"

#include <stop_token>

namespace understudy {

/// A model and what its files say beside its weights.
struct WhisperParts
{
    std::shared_ptr<const WhisperNetwork> network;
    WhisperGeneration generation;
    WhisperTokenizer tokenizer;
};

struct WhisperAsk
{
    std::vector<std::int64_t> prompt; ///< of what is said first
    std::size_t start = 0;            ///< where in it the start mark is
    WhisperTimes times = WhisperTimes::Said;
    bool suppresses = true;
    double temperature = 0;                           ///< 0: always the likeliest
    std::vector<std::array<std::uint64_t, 2>> chance; ///< for each window: seed and stream
    std::int64_t mostTokens = 224;
};

/// The prompt for a language and a task; `previous` is what was said before, cut to what there is room for.
WhisperAsk whisperAsk(const WhisperParts& parts, const std::string& language, WhisperTask task,
                      WhisperTimes times, const std::vector<std::int64_t>& previous);

/// Cancelled between tokens.
Result<std::vector<WhisperSaid>> sayWindows(const WhisperParts& parts, const WhisperHeard& heard,
                                            const WhisperAsk& ask, const std::stop_token& stop);

/// The likeliest language of each window, and how likely. An English-only model hears English.
std::vector<std::pair<std::string, double>> languagesOf(const WhisperParts& parts, const WhisperHeard& heard);

} // namespace understudy
