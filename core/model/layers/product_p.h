// Products with a matrix of weights, y = x W^T. Few rows of signal cost what reading the weights costs.
#pragma once

#include "core/model/torch_p.h"

namespace understudy {

/// Of one type: x [..., inputs], weight (outputs, inputs) -> [..., outputs].
at::Tensor product(const at::Tensor& x, const at::Tensor& weight);

/// With weights that may be bfloat16 beside a float32 signal: half the bytes, and no rounding but that of the
/// weights.
class Product
{
public:
    Product() = default;
    /// weight (outputs, inputs); it is rounded to `type`, float32 or bfloat16, and kept in it where the
    /// processor multiplies it so: what it holds is the same everywhere.
    Product(const at::Tensor& weight, at::ScalarType type);

    /// x [rows, inputs] float32 -> added + x W^T, [rows, outputs] float32; `added` is of that shape or one
    /// row (outputs), undefined for nothing.
    at::Tensor forward(const at::Tensor& x, const at::Tensor& added = {}) const;

    const at::Tensor& weight() const { return m_weight; }
    std::int64_t bytes() const { return std::int64_t(m_weight.nbytes()); }

private:
    at::Tensor m_weight; // (outputs, inputs)
};

} // namespace understudy
