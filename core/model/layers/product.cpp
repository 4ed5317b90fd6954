#include "core/model/layers/product_p.h"

#include "core/base/contract.h"
#include "core/model/ops/few_rows_p.h"

#include <c10/core/GradMode.h>

namespace understudy {
namespace {

/// Weights of another type than the signal's.
at::Tensor narrowProduct(const at::Tensor& x, const at::Tensor& weight)
{
    const auto y = x.is_cpu() ? fewWideRows(x.contiguous(), weight) : at::Tensor();
    return y.defined() ? y : at::linear(x, weight.to(x.scalar_type()));
}

/// Own kernels leave no trace for automatic differentiation.
bool needsGradient(const at::Tensor& x, const at::Tensor& weight)
{
    return c10::GradMode::is_enabled() && (x.requires_grad() || weight.requires_grad());
}

} // namespace

at::Tensor product(const at::Tensor& x, const at::Tensor& weight)
{
    const bool isNarrow = x.scalar_type() == at::kBFloat16 && weight.scalar_type() == at::kBFloat16;
    auto shape = x.sizes().vec();
    shape.back() = weight.size(0);
    if (isNarrow && x.is_cpu() && weight.is_cpu() && weight.is_contiguous() && !needsGradient(x, weight)) {
        const auto y = fewNarrowRows(x.reshape({-1, weight.size(1)}).contiguous(), weight);
        if (y.defined())
            return y.view(shape);
    }
    // One row is read by the vector product at the memory's speed, which the general one misses by a third;
    // not so in fp16, nor on a GPU.
    const bool isRow = x.numel() == weight.size(1) && weight.is_cpu() && weight.scalar_type() != at::kHalf;
    return isRow ? at::mv(weight, x.reshape({-1})).view(shape) : at::linear(x, weight);
}

Product::Product(const at::Tensor& weight, at::ScalarType type) : m_weight(weight.to(type).contiguous())
{
    if (m_weight.is_cpu() && !multipliesWideByNarrow())
        m_weight = m_weight.to(weight.scalar_type());
}

at::Tensor Product::forward(const at::Tensor& x, const at::Tensor& added) const
{
    UNDERSTUDY_ASSERT(x.dim() == 2 && x.scalar_type() == at::kFloat && x.size(1) == m_weight.size(1));
    if (m_weight.scalar_type() == at::kFloat)
        return added.defined() ? at::addmm(added, x, m_weight.t()) : product(x, m_weight);
    auto y = narrowProduct(x, m_weight);
    return added.defined() ? y.add_(added) : y;
}

} // namespace understudy
