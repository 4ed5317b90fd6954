// Attention of a whole stretch to itself, nothing hidden, for processors that multiply bfloat16 in pairs.
// LibTorch's own takes three times as long at the sizes of a recogniser's encoder. An undefined tensor says:
// LibTorch's to do.
#pragma once

#include "core/model/torch_p.h"

namespace understudy {

/// all [stretches, time, 3 * heads * 64] bfloat16 on the CPU: queries, keys and values, each head after head
/// -> [stretches, time, heads * 64]. Sums are float32; a query's are in one order whatever the number of
/// threads.
at::Tensor attendWhole(const at::Tensor& all, std::int64_t heads);

} // namespace understudy
