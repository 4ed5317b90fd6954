// A linear layer without bias: y = x W^T, and what an adapter adds to it. The seam for narrower weight types.
#pragma once

#include "core/model/torch_p.h"

#include <string>
#include <vector>

namespace understudy {

/// What one adapter adds to one linear layer: y += x A^T B^T. Float32; the scale is inside B.
/// (Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021)
struct LoraPair
{
    at::Tensor down; ///< A: (rank, in)
    at::Tensor up;   ///< s B: (out, rank)
};

/// A model's linear layers are numbered as they are loaded; an adapter made ready for it has a place for
/// each. An undefined tensor means that the layer is as it was.
using LoraSet = std::vector<LoraPair>;

/// One of the matrices stacked in a Linear, as the Hugging Face layout names its module.
struct LinearPart
{
    std::string module; ///< "backbone_model.layers.0.self_attn.q_proj"
    std::int64_t rows = 0;
};

class Linear
{
public:
    Linear() = default;
    Linear(at::Tensor weight, std::vector<LinearPart> parts, std::size_t number)
        : m_weight(std::move(weight)), m_parts(std::move(parts)), m_number(number)
    {
    }

    /// [..., in] -> [..., out]
    at::Tensor forward(const at::Tensor& x, const LoraSet* lora) const;

    const at::Tensor& weight() const { return m_weight; }
    /// From top to bottom of the weight.
    const std::vector<LinearPart>& parts() const { return m_parts; }
    std::size_t number() const { return m_number; }
    std::int64_t inputs() const { return m_weight.size(1); }

private:
    at::Tensor m_weight; // (out, in)
    std::vector<LinearPart> m_parts;
    std::size_t m_number = 0;
};

} // namespace understudy
