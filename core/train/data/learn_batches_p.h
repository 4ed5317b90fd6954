// Clips as tensors: embedded, brought through the layers that never change, with the rows that speak their
// frames.
#pragma once

#include "core/model/csm/prompt.h"
#include "core/train/data/batch_order.h"
#include "core/train/data/code_cache.h"
#include "core/train/network/csm_learner_p.h"

#include <map>
#include <optional>
#include <span>

namespace understudy {

/// Which frames the depth decoder speaks, and what adapters drop.
struct BatchChance
{
    double depthShare = 1;
    double dropout = 0;
    std::uint64_t seed = 0, stream = 0;
};

class LearnBatches
{
public:
    /// `clips`: words and codes of each; all are kept in memory.
    LearnBatches(CsmLearner& learner, std::vector<PromptTurn> clips);

    LearnBatch make(std::span<const BatchItem> items, const BatchChance& chance);
    /// Positions of a batch, contexts included.
    std::int64_t positions(std::span<const BatchItem> items) const;
    std::int64_t frames(std::size_t clip) const;
    std::size_t size() const { return m_clips.size(); }

private:
    at::Tensor statesOf(const BatchItem& item);
    std::int64_t positionsBefore(const BatchItem& item) const;
    std::optional<std::size_t> contextOf(const BatchItem& item) const;

    CsmLearner* m_learner;
    std::vector<PromptTurn> m_clips;
    /// What the frozen layers make of a clip is computed once, while there is room: half of a step's work
    /// where the lower half is frozen.
    std::map<std::pair<std::size_t, std::size_t>, at::Tensor> m_states;
    std::int64_t m_stateBytes = 0;
};

} // namespace understudy
