// Rotary positions (Su et al., "RoFormer", 2021) with Llama 3's scaling of the low frequencies. Half-split
// pairs: dimensions j and j + headDim/2 turn together.
#pragma once

#include "core/model/csm/csm_config.h"
#include "core/model/torch_p.h"

#include <vector>

namespace understudy {

/// Of dimensions 2i, i = 0..headDim/2-1; computed in double.
std::vector<double> inverseFrequencies(const RopeConfig& rope, std::int64_t headDim);

class RopeTable
{
public:
    RopeTable() = default;
    RopeTable(const RopeConfig& rope, std::int64_t headDim, std::int64_t positions,
              at::TensorOptions options);

    /// Turns x [rows, time, heads, headDim]; row i begins at position starts[i].
    at::Tensor turn(const at::Tensor& x, at::IntArrayRef starts) const;

    /// [positions, headDim], in the network's type; sin has its sign.
    const at::Tensor& cos() const { return m_cos; }
    const at::Tensor& sin() const { return m_sin; }

private:
    at::Tensor m_cos,
        m_sin; // [positions, headDim], computed in float32, in the network's type; sin with its sign
};

} // namespace understudy
