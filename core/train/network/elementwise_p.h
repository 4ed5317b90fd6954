// The gradients of what a layer does between its products. Gradients are float32.
#pragma once

#include "core/model/torch_p.h"

namespace understudy {

/// Of rmsNorm(x, weight, epsilon).
at::Tensor rmsNormBackward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight,
                           double epsilon);

/// gateUp [positions, 2 mlp] -> silu(gate) * up, [positions, mlp].
at::Tensor gated(const at::Tensor& gateUp);
at::Tensor gatedBackward(const at::Tensor& dy, const at::Tensor& gateUp);

/// Mean cross entropy of logits [n, vocabulary] float32 against targets [n].
struct CrossEntropy
{
    double loss = 0;
    at::Tensor gradient; ///< of `share` times the loss; [n, vocabulary]
};
CrossEntropy crossEntropy(const at::Tensor& logits, const at::Tensor& targets, double share);

} // namespace understudy
