#include "core/train/network/elementwise_p.h"

#include <algorithm>

namespace understudy {

at::Tensor rmsNormBackward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight,
                           double epsilon)
{
    const auto wide = x.to(at::kFloat);
    const auto inverse = at::rsqrt(wide.square().mean(-1, true) + epsilon); // [positions, 1]
    const auto unit = wide * inverse;
    const auto dUnit = dy * weight.to(at::kFloat);
    return (dUnit - unit * (dUnit * unit).mean(-1, true)) * inverse;
}

at::Tensor gated(const at::Tensor& gateUp)
{
    const auto mlp = gateUp.size(1) / 2;
    return at::silu(gateUp.narrow(1, 0, mlp)).mul_(gateUp.narrow(1, mlp, mlp));
}

namespace {

/// Of some rows, into those of dx.
void gatedBackwardInto(const at::Tensor& dx, const at::Tensor& dy, const at::Tensor& gateUp)
{
    const auto mlp = gateUp.size(1) / 2;
    const auto gate = gateUp.narrow(1, 0, mlp).to(at::kFloat), up = gateUp.narrow(1, mlp, mlp).to(at::kFloat);
    const auto open = at::sigmoid(gate);
    const auto silu = gate * open;
    dx.narrow(1, mlp, mlp).copy_(dy * silu);
    // The derivative of silu: s + g s (1 - s)
    dx.narrow(1, 0, mlp).copy_((open + silu * (1 - open)).mul_(dy).mul_(up));
}

} // namespace

at::Tensor gatedBackward(const at::Tensor& dy, const at::Tensor& gateUp)
{
    // What is in between is seven times as large as a row: some at a time stay in the processor's cache.
    constexpr std::int64_t kSome = 32;
    const auto rows = gateUp.size(0), most = gateUp.is_cpu() ? kSome : rows;
    auto dx = at::empty(gateUp.sizes(), dy.options());
    for (std::int64_t row = 0; row < rows; row += most) {
        const auto some = std::min(most, rows - row);
        gatedBackwardInto(dx.narrow(0, row, some), dy.narrow(0, row, some), gateUp.narrow(0, row, some));
    }
    return dx;
}

CrossEntropy crossEntropy(const at::Tensor& logits, const at::Tensor& targets, double share)
{
    const auto logShares = at::log_softmax(logits, -1);
    const auto column = targets.unsqueeze(1);
    CrossEntropy made;
    made.loss = -logShares.gather(1, column).mean(at::kDouble).item<double>();
    made.gradient = logShares.exp();
    made.gradient.scatter_add_(1, column, at::full(column.sizes(), -1.0, logits.options()));
    made.gradient.mul_(share / double(targets.numel()));
    return made;
}

} // namespace understudy
