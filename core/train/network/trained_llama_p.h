// A Llama whose frozen layers stay as they are while adapters of its upper ones are trained. A layer below
// the first trained one keeps nothing for the way back.
#pragma once

#include "core/model/layers/llama_p.h"
#include "core/train/network/attention_p.h"
#include "core/train/network/trained_linear_p.h"
#include "core/train/settings.h"

#include <functional>
#include <limits>
#include <vector>

namespace understudy {

/// The sequences of a batch, their rotary rows, and what its adapters drop.
struct BatchForm
{
    Sequences sequences;
    Turns turns;
    Dropout dropout;
};

/// Bytes that one pass may still keep for its way back, beside what has to be kept; what does not fit is
/// computed again, to the same bits.
struct TraceRoom
{
    std::int64_t bytes = 0;

    TraceRoom() = default;
    TraceRoom(Checkpointing checkpointing)
        : bytes(checkpointing == Checkpointing::On ? 0 : std::numeric_limits<std::int64_t>::max())
    {
    }
    explicit TraceRoom(std::int64_t most) : bytes(most) {}

    bool take(std::size_t wanted)
    {
        const bool doesFit = std::int64_t(wanted) <= bytes;
        bytes -= doesFit ? std::int64_t(wanted) : 0;
        return doesFit;
    }
};

class TrainedBlock
{
public:
    /// What backward() needs of one forward(); the last three are empty where they are to be computed again.
    struct Trace
    {
        at::Tensor x, mid;             // [positions, width]
        at::Tensor qkv, heard, gateUp; // [positions, ...]
    };

    TrainedBlock(const Llama::Block& block, const LlamaConfig& config,
                 const std::function<TrainedParts(const Linear&)>& partsOf);

    at::Tensor forward(const at::Tensor& x, const BatchForm& form, TraceRoom& room, Trace* trace) const;
    /// dy [positions, width] float32 -> the gradient of x, where it is wanted.
    at::Tensor backward(const at::Tensor& dy, Trace trace, const BatchForm& form, InputGradient input) const;
    bool isTrained() const;

private:
    at::Tensor attendedTo(const at::Tensor& x, const BatchForm& form) const;
    at::Tensor openedUp(const at::Tensor& mid, const BatchForm& form) const;
    at::Tensor backThroughMlp(const at::Tensor& dy, Trace& trace, const BatchForm& form) const;

    const Llama::Block* m_block;
    std::int64_t m_turned = 0, m_headDim = 0; // heads that are turned
    double m_epsilon = 0;
    TrainedAttention m_attention;
    TrainedLinear m_qkv, m_out, m_gateUp, m_down;
};

class TrainedLlama
{
public:
    struct Trace
    {
        std::vector<TrainedBlock::Trace> blocks; // of the last layers: those that the way back goes through
        at::Tensor last;                         // what went into the final norm
    };

    /// `llama` outlives this. The way back ends above the first trained layer, or goes through all of them.
    TrainedLlama(const Llama& llama, const std::function<TrainedParts(const Linear&)>& partsOf,
                 InputGradient input);

    /// The layers before this one never change: what they make of an input can be kept.
    std::size_t firstTrained() const { return m_firstTrained; }
    bool isTrained() const { return m_firstTrained < m_blocks.size(); }

    BatchForm formOf(Sequences sequences, const Dropout& dropout) const;
    /// x [positions, width] through the layers before the first trained one.
    at::Tensor throughFrozen(const at::Tensor& x, const BatchForm& form) const;
    /// x through the layers from `from` on and the final norm. `trace` may be null.
    at::Tensor forward(const at::Tensor& x, std::size_t from, const BatchForm& form,
                       TraceRoom& room, Trace* trace) const;
    /// dStates [positions, width] float32; undefined where nothing below learns.
    at::Tensor backward(const at::Tensor& dStates, Trace trace, const BatchForm& form) const;

private:
    /// The lowest layer that the way back goes through.
    std::size_t lowest() const { return m_input == InputGradient::Wanted ? 0 : m_firstTrained; }

    const Llama* m_llama;
    std::vector<TrainedBlock> m_blocks;
    std::size_t m_firstTrained = 0;
    InputGradient m_input;
};

} // namespace understudy
