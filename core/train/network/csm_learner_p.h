// One batch through CSM and back: the loss of codebook 0 on all frames, that of the depth decoder on some of
// them, and the gradients of the adapter. (Losses: transformers' CsmForConditionalGeneration; on a share of
// the frames: Sesame, "Crossing the uncanny valley of conversational voice", 2025)
#pragma once

#include "core/train/network/trained_adapter_p.h"
#include "core/train/network/trained_llama_p.h"

#include <memory>

namespace understudy {

/// Clips one after the other. Rows are positions in them; all tensors lie on the model's device.
struct LearnBatch
{
    at::Tensor states; ///< [positions, width]: before the first trained layer of the backbone
    Sequences sequences;
    at::Tensor firstRows;  ///< [n] int64: each speaks the frame after it
    at::Tensor firstCodes; ///< [n]: codebook 0 of that frame
    at::Tensor depthRows;  ///< [f]: those whose frames the depth decoder speaks too
    at::Tensor depthCodes; ///< [f, codebooks]
    Dropout dropout;
};

struct LearnLosses
{
    double backbone = 0; ///< mean over frames
    double depth = 0;    ///< mean over frames and codebooks 1..; 0 without a frame
};

struct LossWeights
{
    double backbone = 1, depth = 1;
};

/// Seconds spent in each part, for benchmarks; of use on a GPU only after timeExactly().
struct LearnTimes
{
    double frozen = 0, forward = 0, depth = 0, backward = 0;
};

class CsmLearner
{
public:
    /// `room`: of both networks together.
    CsmLearner(std::shared_ptr<const Csm> csm, const TrainedAdapter& adapter, TraceRoom room);

    /// x [positions, width] -> LearnBatch::states. The same for each clip however often it is heard.
    at::Tensor throughFrozen(const at::Tensor& x, const Sequences& sequences);
    /// Adds `share` times the gradients of the weighted losses to the adapter's.
    LearnLosses learn(const LearnBatch& batch, const LossWeights& weights, double share);
    LearnLosses measure(const LearnBatch& batch);

    const Csm& csm() const { return *m_csm; }
    std::size_t frozenLayers() const { return m_backbone.firstTrained(); }
    const LearnTimes& times() const { return m_times; }
    /// From now on each part waits until the device is done.
    void timeExactly() { m_isTimedExactly = true; }

private:
    enum class Learn
    {
        Yes,
        No
    };
    // room: none where nothing is learned. dStates: the gradient of the backbone's states, undefined where nothing below them learns.
    LearnLosses pass(const LearnBatch& batch, const LossWeights& weights, double share, Learn learn);
    double firstLoss(const LearnBatch& batch, const at::Tensor& states, double share,
                     at::Tensor& dStates) const;
    double depthLoss(const LearnBatch& batch, const at::Tensor& states, double share, TraceRoom* room,
                     at::Tensor& dStates) const;
    at::Tensor depthInput(const LearnBatch& batch, const at::Tensor& states) const;
    void settle() const;

    std::shared_ptr<const Csm> m_csm;
    TrainedLlama m_backbone, m_depth;
    TraceRoom m_room;
    LearnTimes m_times;
    bool m_isTimedExactly = false;
};

} // namespace understudy
