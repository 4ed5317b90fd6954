// Which tokens may come next: openai-whisper's filters of logits, in its order (decoding.py).
#pragma once

#include "core/model/torch_p.h"
#include "core/model/whisper/whisper_tokenizer.h"

#include <vector>

namespace understudy {

enum class WhisperTimes
{
    Said, ///< between tokens, by the rules for them
    None  ///< the prompt asks for none; they are not forbidden, and left out of the text
};

class WhisperRules
{
public:
    /// `suppresses`: what the model's file names, and marks that are not for saying.
    WhisperRules(const WhisperMarks& marks, const WhisperGeneration& generation, WhisperTimes times,
                 bool suppresses);

    /// logits [rows, vocabulary] float32 on the CPU: what each row may not say after `said` becomes -inf.
    void apply(at::Tensor& logits, const std::vector<std::vector<std::int64_t>>& said) const;

private:
    void applyTimes(at::Tensor row, const std::vector<std::int64_t>& said) const;

    WhisperMarks m_marks;
    std::int64_t m_latestBegin;
    WhisperTimes m_times;
    at::Tensor m_suppressed, m_suppressedAtBegin; // ids; undefined for none
};

} // namespace understudy
