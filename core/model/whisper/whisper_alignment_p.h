// Where in a window each token is said: by where heads of the decoder look while it says it, and the cheapest
// way through that. (openai-whisper timing.py)
#pragma once

#include "core/model/whisper/whisper_decoding_p.h"

#include <span>
#include <utility>
#include <vector>

namespace understudy {

/// The middle one of `width` (odd) values around each, in each row; mirrored at the ends. x [..., n], n >
/// width / 2.
at::Tensor medianFiltered(const at::Tensor& x, std::int64_t width);

/// The cheapest way from the first row and column of cost [rows, columns] to the last ones, by steps to the
/// next row, the next column, or both: (row, column) of each step.
std::vector<std::pair<std::int64_t, std::int64_t>> cheapestWay(const at::Tensor& cost);

/// A word of a window, in seconds from its beginning.
struct WhisperTiming
{
    std::string word;
    std::vector<std::int64_t> tokens;
    double start = 0, end = 0, probability = 0;
};

/// `tokens`: text alone. `heard` is of one window, of which `frames` are the recording's. By the heads that
/// the model's file names, else by all of the upper half of its layers.
std::vector<WhisperTiming> alignWords(const WhisperParts& parts, const WhisperHeard& heard,
                                      const std::string& language, std::span<const std::int64_t> tokens,
                                      std::int64_t frames);

} // namespace understudy
