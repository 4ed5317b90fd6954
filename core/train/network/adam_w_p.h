// AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019) on one block of values, with
// the sums in the order in which PyTorch makes them.
#pragma once

#include "core/model/torch_p.h"

#include <cstdint>

namespace understudy {

struct AdamRates
{
    double learningRate = 1e-4;
    double weightDecay = 0.01;
};

class AdamW
{
public:
    AdamW() = default;
    /// For values of this shape and place; nothing has been learned yet.
    explicit AdamW(const at::Tensor& values)
        : m_mean(at::zeros_like(values)), m_square(at::zeros_like(values))
    {
    }

    /// `step` counts from 1.
    void step(const at::Tensor& values, const at::Tensor& gradients, const AdamRates& rates,
              std::int64_t step);

    /// Running means of gradients and of their squares; what a checkpoint keeps.
    const at::Tensor& mean() const { return m_mean; }
    const at::Tensor& square() const { return m_square; }

private:
    at::Tensor m_mean, m_square;
};

/// Scales gradients whose norm is larger than `most` down to it; returns the norm there was.
double clipNorm(const at::Tensor& gradients, double most);

} // namespace understudy
