// The two layers that a Whisper is made of beside its attention.
#pragma once

#include "core/base/result.h"
#include "core/model/weights/weight_source_p.h"

#include <string>
#include <vector>

namespace understudy {

/// Where a network's tensors come from: matrices in the type that they are kept in, all else in that of the
/// signal.
struct WhisperLoaders
{
    WeightLoader matrices, rest;
};

struct WhisperNorm
{
    static Result<WhisperNorm> load(const WeightLoader& loader, const std::string& name, std::int64_t width);
    at::Tensor forward(const at::Tensor& x) const;

    at::Tensor weight, bias; // (width)
};

/// y = x W^T + b. The weights may be bfloat16 beside a float32 signal: half the bytes to read, and no
/// rounding but theirs.
struct WhisperLinear
{
    /// Of several below each other; those without a bias add nothing.
    static Result<WhisperLinear> load(const WhisperLoaders& loaders, const std::vector<std::string>& names,
                                      std::int64_t rows, std::int64_t columns);
    /// x [..., columns] -> [..., rows]
    at::Tensor forward(const at::Tensor& x) const;
    std::int64_t bytes() const { return std::int64_t(weight.nbytes()); }

    at::Tensor weight; // (rows, columns)
    at::Tensor bias;   // (rows)
};

/// x [n, columns] -> [n, rows] in x's type. What few rows give does not depend on how many they are.
at::Tensor wideProduct(const at::Tensor& x, const at::Tensor& weight);

} // namespace understudy
