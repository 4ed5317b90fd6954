// What one window of a long recording comes to: its segments, and where the next window begins.
// (openai-whisper transcribe.py)
#pragma once

#include "core/model/whisper/whisper.h"
#include "core/model/whisper/whisper_tokenizer.h"

#include <vector>

namespace understudy {

struct WhisperWindow
{
    std::int64_t seek = 0, frames = 0; ///< where it begins, and how much of it is the recording's
};

struct WhisperCut
{
    std::vector<WhisperSegment> segments;
    std::int64_t next = 0;  ///< seek of the next window
    bool endsAlone = false; ///< with one time, not a pair: nothing is said after it
};

/// By its pairs of times. Every cut goes on: `next` is above the window's own seek.
WhisperCut cutWindow(const WhisperSaid& said, const WhisperWindow& window, const WhisperTokenizer& tokenizer);

/// Empties segments without text or length, so that they are not prompts.
void clearEmpty(std::vector<WhisperSegment>& segments);

} // namespace understudy
