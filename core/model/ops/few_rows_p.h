// Products y = x W^T of so few rows that reading the weights is what they cost, for processors that have the
// instructions. An undefined tensor says: LibTorch's to multiply. A row's sums are in one order, whatever the
// number of rows beside it (within one kernel) and of threads.
#pragma once

#include "core/model/torch_p.h"

namespace understudy {

/// Whether float32 signals are multiplied with bfloat16 weights as these are.
bool multipliesWideByNarrow();

/// x [rows, inputs] float32 on the CPU, weight (outputs, inputs) bfloat16 -> [rows, outputs] float32.
at::Tensor fewWideRows(const at::Tensor& x, const at::Tensor& weight);

/// x [rows, inputs] and weight (outputs, inputs), both bfloat16 on the CPU -> [rows, outputs] bfloat16,
/// rounded once from a float32 sum.
at::Tensor fewNarrowRows(const at::Tensor& x, const at::Tensor& weight);

} // namespace understudy
