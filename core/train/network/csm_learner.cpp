#include "core/train/network/csm_learner_p.h"

#include "core/model/layers/product_p.h"
#include "core/model/torch_device_p.h"
#include "core/train/network/elementwise_p.h"

#include <chrono>

namespace understudy {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::function<TrainedParts(const Linear&)> partsIn(const TrainedAdapter& adapter)
{
    return [&adapter](const Linear& linear) { return adapter.partsOf(linear); };
}

} // namespace

CsmLearner::CsmLearner(std::shared_ptr<const Csm> csm, const TrainedAdapter& adapter,
                       TraceRoom room)
    : m_csm(std::move(csm)), m_backbone(m_csm->backbone(), partsIn(adapter), InputGradient::NotWanted),
      m_depth(m_csm->depth(), partsIn(adapter),
              m_backbone.isTrained() ? InputGradient::Wanted : InputGradient::NotWanted),
      m_room(room)
{
}

at::Tensor CsmLearner::throughFrozen(const at::Tensor& x, const Sequences& sequences)
{
    const auto begin = Clock::now();
    auto states = m_backbone.throughFrozen(x, m_backbone.formOf(sequences, {}));
    settle();
    m_times.frozen += secondsSince(begin);
    return states;
}

LearnLosses CsmLearner::learn(const LearnBatch& batch, const LossWeights& weights, double share)
{
    return pass(batch, weights, share, Learn::Yes);
}

LearnLosses CsmLearner::measure(const LearnBatch& batch)
{
    return pass(batch, {}, 1, Learn::No);
}

LearnLosses CsmLearner::pass(const LearnBatch& batch, const LossWeights& weights, double share, Learn learn)
{
    LearnLosses losses;
    auto begin = Clock::now();
    const auto form = m_backbone.formOf(batch.sequences, batch.dropout);
    const bool isBackboneTrained = learn == Learn::Yes && m_backbone.isTrained();
    auto room = m_room;
    TrainedLlama::Trace trace;
    const auto states = m_backbone.forward(batch.states, m_backbone.firstTrained(), form, room,
                                           isBackboneTrained ? &trace : nullptr);
    auto dStates =
        isBackboneTrained ? at::zeros(states.sizes(), states.options().dtype(at::kFloat)) : at::Tensor();
    losses.backbone = firstLoss(batch, states, share * weights.backbone, dStates);
    settle();
    m_times.forward += secondsSince(begin);

    begin = Clock::now();
    if (batch.depthRows.numel() > 0)
        losses.depth = depthLoss(batch, states, share * weights.depth,
                                 learn == Learn::Yes ? &room : nullptr, dStates);
    settle();
    m_times.depth += secondsSince(begin);

    begin = Clock::now();
    if (isBackboneTrained)
        m_backbone.backward(dStates, std::move(trace), form);
    settle();
    m_times.backward += secondsSince(begin);
    return losses;
}

double CsmLearner::firstLoss(const LearnBatch& batch, const at::Tensor& states, double share,
                             at::Tensor& dStates) const
{
    const auto& head = m_csm->firstHead().weight();
    const auto logits =
        product(states.index_select(0, batch.firstRows), head).to(at::kFloat); // [n, vocabulary]
    const auto entropy = crossEntropy(logits, batch.firstCodes, share);
    if (dStates.defined())
        dStates.index_add_(0, batch.firstRows,
                           at::mm(entropy.gradient.to(head.scalar_type()), head).to(at::kFloat));
    return entropy.loss;
}

/// The backbone's state at place 0 and code c at place c + 1, as the depth decoder hears them:
/// [frames * codebooks, depth width].
at::Tensor CsmLearner::depthInput(const LearnBatch& batch, const at::Tensor& states) const
{
    const auto& config = m_csm->config();
    const auto heard = config.codebooks - 1;
    const auto rows = at::arange(heard, batch.depthCodes.options()) * config.audioVocabulary;
    const auto codes = m_csm->embedCode(0, batch.depthCodes.narrow(1, 0, heard) + rows); // [f, heard, width]
    const auto both = at::cat({states.index_select(0, batch.depthRows).unsqueeze(1), codes}, 1);
    return product(both.flatten(0, 1), m_csm->projection().weight());
}

double CsmLearner::depthLoss(const LearnBatch& batch, const at::Tensor& states, double share, TraceRoom* room,
                             at::Tensor& dStates) const
{
    const auto codebooks = m_csm->config().codebooks, width = m_csm->config().depth.width;
    const auto frames = batch.depthRows.size(0);
    const auto form = m_depth.formOf(Sequences::alike(frames, codebooks), batch.dropout);
    TrainedLlama::Trace trace;
    TraceRoom none;
    const auto spoken = m_depth.forward(depthInput(batch, states), 0, form, room != nullptr ? *room : none,
                                        room != nullptr ? &trace : nullptr);
    // Codebook c is spoken at place c: [codebooks - 1, frames, depth width]
    const auto placed = spoken.view({frames, codebooks, width}).narrow(1, 1, codebooks - 1).transpose(0, 1);
    const auto& heads = m_csm->depthHeads(); // (codebooks - 1, vocabulary, depth width)
    const auto logits = at::bmm(placed, heads.transpose(1, 2)).to(at::kFloat);
    const auto targets = batch.depthCodes.narrow(1, 1, codebooks - 1).t().reshape({-1});
    const auto entropy = crossEntropy(logits.flatten(0, 1), targets, share);
    if (room == nullptr)
        return entropy.loss;
    const auto dPlaced = at::bmm(entropy.gradient.to(heads.scalar_type()).view(logits.sizes()), heads);
    auto dSpoken = at::zeros({frames, codebooks, width}, spoken.options().dtype(at::kFloat));
    dSpoken.narrow(1, 1, codebooks - 1).copy_(dPlaced.transpose(0, 1));
    const auto dInput = m_depth.backward(dSpoken.flatten(0, 1), std::move(trace), form);
    if (dInput.defined() && dStates.defined()) {
        const auto& projection = m_csm->projection().weight();
        const auto dFirst = dInput.view({frames, codebooks, width}).select(1, 0); // [frames, depth width]
        dStates.index_add_(0, batch.depthRows,
                           at::mm(dFirst.to(projection.scalar_type()), projection).to(at::kFloat));
    }
    return entropy.loss;
}

void CsmLearner::settle() const
{
    if (m_isTimedExactly)
        synchronise(m_csm->options().device());
}

} // namespace understudy
