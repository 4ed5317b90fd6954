// The steps of a training, without files: what a step does follows from the settings, the clips and its
// number.
#pragma once

#include "core/train/data/learn_batches_p.h"
#include "core/train/network/adam_w_p.h"
#include "core/train/run/checkpoints_p.h"
#include "core/train/settings.h"

#include <memory>
#include <optional>

namespace understudy {

/// Words and codes of clips, and which of them train, validate and are heard before others.
struct TrainData
{
    std::vector<PromptTurn> clips;
    std::vector<std::size_t> training, validation, anchors;
};

struct StepFigures
{
    double loss = 0, backbone = 0, depth = 0;
    double rate = 0;
    double gradientNorm = 0; ///< before it is clipped
    std::int64_t positions = 0;
    bool isFinite() const;
};

class Trainer
{
public:
    /// OutOfMemory.
    static Result<std::unique_ptr<Trainer>> make(std::shared_ptr<const Csm> csm,
                                                 const TrainSettings& settings, TrainData data);

    /// As nothing has been learned yet.
    TrainState begin();
    /// One step on; none, and nothing changed but `lossScale`, where its losses or gradients are no numbers.
    /// `detours`: how often the run went back before; each takes other batches, at half the rate.
    Result<std::optional<StepFigures>> step(TrainState& state, int detours);
    /// None without validation clips.
    Result<std::optional<Validation>> evaluate();

    TrainedAdapter& adapter() { return m_adapter; }
    const TrainedAdapter& adapter() const { return m_adapter; }
    AdamW& optimiser() { return m_optimiser; }
    CsmLearner& learner() { return m_learner; }
    const std::shared_ptr<const Csm>& csm() const { return m_csm; }
    std::size_t clips() const { return m_batches.size(); }
    /// Seconds, for benchmarks.
    double optimiserTime() const { return m_optimiserTime; }

private:
    Trainer(std::shared_ptr<const Csm> csm, const TrainSettings& settings, TrainedAdapter adapter,
            TrainData data);
    void take(int detours);
    StepFigures learn(const TrainState& state);
    void apply(TrainState& state, StepFigures& figures);

    std::shared_ptr<const Csm> m_csm;
    TrainSettings m_settings;
    TrainedAdapter m_adapter;
    AdamW m_optimiser;
    CsmLearner m_learner;
    std::vector<std::size_t> m_training, m_validation, m_anchors;
    LearnBatches m_batches;
    int m_detours = -1;
    std::optional<BatchOrder> m_order; // of m_detours
    double m_optimiserTime = 0;
};

/// What layers may keep: with checkpointing what costs little beside the model's weights.
TraceRoom traceRoom(const TrainSettings& settings);

/// Of step number `step`, counted from 0: up over the warm-up, then down as half a cosine.
double learningRate(const TrainSettings& settings, std::int64_t step);

} // namespace understudy
