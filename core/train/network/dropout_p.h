// Dropout on what an adapter hears (Srivastava et al., "Dropout", 2014). Which values are dropped follows
// from the seed and the layer alone, so that a layer computed again drops the same ones.
#pragma once

#include "core/model/torch_p.h"

#include <cstdint>

namespace understudy {

struct Dropout
{
    double share = 0;       ///< of the values; 0: none
    std::uint64_t seed = 0; ///< of a batch

    bool isOn() const { return share > 0; }
    /// What the input of adapter `number` is multiplied by: 0 or 1 / (1 - share); float32, of x's shape.
    at::Tensor mask(std::uint64_t number, const at::Tensor& x) const;
};

} // namespace understudy
