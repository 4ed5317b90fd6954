#include "core/model/layers/linear_p.h"

#include "core/model/layers/product_p.h"

namespace understudy {

at::Tensor Linear::forward(const at::Tensor& x, const LoraSet* lora) const
{
    auto y = product(x, m_weight);
    if (lora == nullptr || m_number >= lora->size())
        return y;
    const auto& pair = (*lora)[m_number];
    if (!pair.down.defined())
        return y;
    // As PEFT does it: in the adapter's type, then back to the base's.
    const auto added = at::linear(at::linear(x.to(pair.down.scalar_type()), pair.down), pair.up);
    return y + added.to(y.scalar_type());
}

} // namespace understudy
