// Embeds prompts, and the Hugging Face form of one, in which audio stands as placeholders among the ids.
#pragma once

#include "core/model/csm/csm_p.h"
#include "core/model/csm/prompt.h"

namespace understudy {

/// The positions a turn takes: its text, its frames and the stop frame after them.
std::int64_t positionsOf(const PromptTurn& turn, std::int64_t codebooks);

/// [positions, width]. A turn with audio ends with the all-zero stop frame.
at::Tensor embedTurn(const Csm& csm, const PromptTurn& turn);

/// Splits ids with audio placeholders into turns; `frames` [n, codebooks] are the audio's codes in order,
/// on the CPU.
std::vector<PromptTurn> turnsOf(std::span<const std::int64_t> ids, const at::Tensor& frames,
                                const CsmConfig& config);

} // namespace understudy
