// Times of a window's words: which of them belong together, and how long a word may be. (openai-whisper
// timing.py)
#pragma once

#include "core/model/whisper/whisper_alignment_p.h"

#include <string>
#include <vector>

namespace understudy {

/// Marks before a word go to it, marks after it too; they leave an empty word without tokens where they were.
void mergePunctuation(std::vector<WhisperTiming>& words);

/// How long words are: half of them shorter than `median`, but for a limit; none should be twice as long.
struct WhisperPace
{
    double median = 0, longest = 0; ///< seconds
};
WhisperPace paceOf(const std::vector<WhisperTiming>& words);

/// A sentence's mark, or the word after it, is as long as the pause: cut to what a word may have.
void shortenAtSentenceEnds(std::vector<WhisperTiming>& words, const WhisperPace& pace);

/// Gives the segments of one window their words, in seconds of the recording, and moves their ends to them.
/// `lastSpeech`: where words ended before, in and out.
void placeWords(std::vector<WhisperSegment>& segments, const std::vector<WhisperTiming>& words,
                const WhisperPace& pace, std::int64_t endMark, double& lastSpeech);

} // namespace understudy
