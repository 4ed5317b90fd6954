#include "core/train/network/adam_w_p.h"

#include <cmath>

namespace understudy {
namespace {

constexpr double kMeanDecay = 0.9, kSquareDecay = 0.999, kEpsilon = 1e-8;

} // namespace

void AdamW::step(const at::Tensor& values, const at::Tensor& gradients, const AdamRates& rates,
                 std::int64_t step)
{
    values.mul_(1 - rates.learningRate * rates.weightDecay);
    m_mean.lerp_(gradients, 1 - kMeanDecay);
    m_square.mul_(kSquareDecay).addcmul_(gradients, gradients, 1 - kSquareDecay);
    const double meanBias = 1 - std::pow(kMeanDecay, double(step));
    const double squareBias = 1 - std::pow(kSquareDecay, double(step));
    const auto root = m_square.sqrt().div_(std::sqrt(squareBias)).add_(kEpsilon);
    values.addcdiv_(m_mean, root, -rates.learningRate / meanBias);
}

double clipNorm(const at::Tensor& gradients, double most)
{
    const auto norm = at::linalg_vector_norm(gradients).item<double>();
    if (norm > most)
        gradients.mul_(most / (norm + 1e-6)); // as PyTorch
    return norm;
}

} // namespace understudy
