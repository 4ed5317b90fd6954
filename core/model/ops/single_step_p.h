// What a transformer does beside its matrices, for single steps of a few rows on the CPU, in float32 and
// bfloat16. Each is one pass where LibTorch's operations make ten; at these sizes the number of operations is
// what costs. An undefined tensor says: LibTorch's to do. A row's result depends on nothing beside it.
#pragma once

#include "core/model/torch_p.h"

#include <cstdint>
#include <span>

namespace understudy {

/// x [..., width] scaled to RMS 1 in float32, rounded to x's type, then by weight (width).
at::Tensor normStep(const at::Tensor& x, const at::Tensor& weight, double epsilon);

/// both [..., 2 n]: SiLU of the first half, times the second -> [..., n].
at::Tensor gatedStep(const at::Tensor& both);

/// Where the keys and values of one layer lie, and where each row of a step goes on.
struct StepCache
{
    const at::Tensor& keys;               ///< [cache rows, key heads, positions, headDim]
    const at::Tensor& values;             ///< the same
    std::span<const std::int64_t> rows;   ///< which cache row each row of the step is; negative: none
    std::span<const std::int64_t> starts; ///< the position that each row's step is
};

/// One position of each row: turns queries and keys by their position, files keys and values away, and
/// attends to all positions up to it. all [rows, heads + 2 key heads, headDim]: queries, keys, values; cos
/// and sin [positions, headDim], sin with its sign -> [rows, heads * headDim]; zeros for a row that is none.
at::Tensor attendStep(const at::Tensor& all, const at::Tensor& cos, const at::Tensor& sin,
                      const StepCache& cache);

/// One query of each head to all positions that there are. queries [rows, heads, dim] float32; keys and values
/// [rows, heads, positions, dim], both float32 or both bfloat16 -> [rows, heads * dim] float32.
at::Tensor attendAll(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values);

} // namespace understudy
