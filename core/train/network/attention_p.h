// Grouped causal attention of a batch's sequences, and its gradient. In float32 whatever the network's type:
// a hundredth of a layer's work, and softmax is where narrow types lose most.
#pragma once

#include "core/model/csm/csm_config.h"
#include "core/train/network/sequences_p.h"

namespace understudy {

class TrainedAttention
{
public:
    TrainedAttention() = default;
    explicit TrainedAttention(const LlamaConfig& config);

    /// qkv [positions, (heads + 2 keyHeads) * headDim], turned -> [positions, heads * headDim], in qkv's
    /// type.
    at::Tensor forward(const at::Tensor& qkv, const Sequences& sequences) const;
    /// dy [positions, heads * headDim] float32, qkv as it went in -> its gradient, float32.
    at::Tensor backward(const at::Tensor& dy, const at::Tensor& qkv, const Sequences& sequences) const;

private:
    struct Heard;
    Heard hear(const at::Tensor& qkv, const Sequences::Run& run) const;
    at::Tensor grouped(const at::Tensor& x, const Sequences::Run& run) const;
    at::Tensor ungrouped(const at::Tensor& x, const Sequences::Run& run) const;

    std::int64_t m_heads = 0, m_keyHeads = 0, m_headDim = 0;
    double m_scale = 1;
};

} // namespace understudy
