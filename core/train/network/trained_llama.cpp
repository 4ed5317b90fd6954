#include "core/train/network/trained_llama_p.h"

#include "core/base/contract.h"
#include "core/train/network/elementwise_p.h"

#include <algorithm>

namespace understudy {

TrainedBlock::TrainedBlock(const Llama::Block& block, const LlamaConfig& config,
                           const std::function<TrainedParts(const Linear&)>& partsOf)
    : m_block(&block), m_turned(config.heads + config.keyHeads), m_headDim(config.headDim),
      m_epsilon(config.epsilon), m_attention(config), m_qkv(block.qkv, partsOf(block.qkv)),
      m_out(block.out, partsOf(block.out)), m_gateUp(block.gateUp, partsOf(block.gateUp)),
      m_down(block.down, partsOf(block.down))
{
}

bool TrainedBlock::isTrained() const
{
    return m_qkv.isTrained() || m_out.isTrained() || m_gateUp.isTrained() || m_down.isTrained();
}

/// Queries, keys and values, the first two turned.
at::Tensor TrainedBlock::attendedTo(const at::Tensor& x, const BatchForm& form) const
{
    auto qkv = m_qkv.forward(rmsNorm(x, m_block->attentionNorm, m_epsilon), form.dropout);
    const auto turned = qkv.narrow(1, 0, m_turned * m_headDim).view({x.size(0), m_turned, m_headDim});
    turned.copy_(form.turns.turned(turned));
    return qkv;
}

at::Tensor TrainedBlock::openedUp(const at::Tensor& mid, const BatchForm& form) const
{
    return m_gateUp.forward(rmsNorm(mid, m_block->mlpNorm, m_epsilon), form.dropout);
}

at::Tensor TrainedBlock::forward(const at::Tensor& x, const BatchForm& form, TraceRoom& room,
                                 Trace* trace) const
{
    const auto qkv = attendedTo(x, form);
    const auto heard = m_attention.forward(qkv, form.sequences);
    const auto mid = x + m_out.forward(heard, form.dropout);
    const auto gateUp = openedUp(mid, form);
    auto y = mid + m_down.forward(gated(gateUp), form.dropout);
    if (trace == nullptr)
        return y;
    *trace = {x, mid, {}, {}, {}};
    if (room.take(qkv.nbytes() + heard.nbytes() + gateUp.nbytes()))
        *trace = {x, mid, qkv, heard, gateUp};
    return y;
}

at::Tensor TrainedBlock::backThroughMlp(const at::Tensor& dy, Trace& trace, const BatchForm& form) const
{
    if (!trace.gateUp.defined())
        trace.gateUp = openedUp(trace.mid, form);
    const auto dGated = m_down.backward(dy, gated(trace.gateUp), form.dropout);
    const auto dGateUp = gatedBackward(dGated, trace.gateUp);
    trace.gateUp.reset();
    const auto dNormed =
        m_gateUp.backward(dGateUp, rmsNorm(trace.mid, m_block->mlpNorm, m_epsilon), form.dropout);
    return dy + rmsNormBackward(dNormed, trace.mid, m_block->mlpNorm, m_epsilon);
}

at::Tensor TrainedBlock::backward(const at::Tensor& dy, Trace trace, const BatchForm& form,
                                  InputGradient input) const
{
    const auto dMid = backThroughMlp(dy, trace, form);
    if (!trace.qkv.defined()) {
        trace.qkv = attendedTo(trace.x, form);
        trace.heard = m_attention.forward(trace.qkv, form.sequences);
    }
    const auto dHeard = m_out.backward(dMid, trace.heard, form.dropout);
    const auto dQkv = m_attention.backward(dHeard, trace.qkv, form.sequences);
    const auto turned = dQkv.narrow(1, 0, m_turned * m_headDim).view({dy.size(0), m_turned, m_headDim});
    turned.copy_(form.turns.turnedBack(turned));
    const auto dNormed =
        m_qkv.backward(dQkv, rmsNorm(trace.x, m_block->attentionNorm, m_epsilon), form.dropout, input);
    return dNormed.defined() ? dMid + rmsNormBackward(dNormed, trace.x, m_block->attentionNorm, m_epsilon)
                             : at::Tensor();
}

TrainedLlama::TrainedLlama(const Llama& llama, const std::function<TrainedParts(const Linear&)>& partsOf,
                           InputGradient input)
    : m_llama(&llama), m_input(input)
{
    for (const auto& block : llama.blocks())
        m_blocks.emplace_back(block, llama.config(), partsOf);
    const auto first = std::ranges::find_if(m_blocks, &TrainedBlock::isTrained);
    m_firstTrained = std::size_t(first - m_blocks.begin());
}

BatchForm TrainedLlama::formOf(Sequences sequences, const Dropout& dropout) const
{
    Turns turns(m_llama->rope(), sequences);
    return {std::move(sequences), std::move(turns), dropout};
}

at::Tensor TrainedLlama::throughFrozen(const at::Tensor& x, const BatchForm& form) const
{
    auto state = x;
    TraceRoom none;
    for (std::size_t layer = 0; layer < m_firstTrained; ++layer)
        state = m_blocks[layer].forward(state, form, none, nullptr);
    return state;
}

at::Tensor TrainedLlama::forward(const at::Tensor& x, std::size_t from, const BatchForm& form,
                                 TraceRoom& room, Trace* trace) const
{
    auto state = x;
    for (auto layer = from; layer < m_blocks.size(); ++layer) {
        const bool isKept = trace != nullptr && layer >= lowest();
        auto* kept = isKept ? &trace->blocks.emplace_back() : nullptr;
        state = m_blocks[layer].forward(state, form, room, kept);
    }
    if (trace != nullptr)
        trace->last = state;
    return rmsNorm(state, m_llama->norm(), m_llama->config().epsilon);
}

at::Tensor TrainedLlama::backward(const at::Tensor& dStates, Trace trace, const BatchForm& form) const
{
    if (lowest() == m_blocks.size())
        return {};
    UNDERSTUDY_ASSERT(trace.blocks.size() == m_blocks.size() - lowest());
    auto gradient = rmsNormBackward(dStates, trace.last, m_llama->norm(), m_llama->config().epsilon);
    for (auto layer = m_blocks.size(); layer-- > lowest();)
        gradient = m_blocks[layer].backward(gradient, std::move(trace.blocks[layer - lowest()]), form,
                                            layer > lowest() ? InputGradient::Wanted : m_input);
    return gradient;
}

} // namespace understudy
