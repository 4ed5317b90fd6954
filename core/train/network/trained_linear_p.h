// A frozen linear layer and the adapters of its parts, which are trained: y = x W^T + s (dropout(x) A^T) B^T.
// The gradients are written out here instead of being recorded: a frozen layer needs nothing kept but what
// comes in. (Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021)
#pragma once

#include "core/model/layers/linear_p.h"
#include "core/train/network/dropout_p.h"

#include <string>
#include <vector>

namespace understudy {

/// One adapter: of a module, which is a part of a stacked layer. Views into the memory of a TrainedAdapter.
struct TrainedPart
{
    std::string module;
    std::uint64_t number = 0;       ///< its own; for chance
    std::int64_t row = 0, rows = 0; ///< in the layer's weight
    at::Tensor a, b;                ///< (rank, in), (rows, rank); float32
    at::Tensor aGradient, bGradient;
};

/// Those of one linear layer; none: it stays as it is.
struct TrainedParts
{
    std::vector<TrainedPart> parts; ///< by row
    double scale = 1;
    at::Tensor down, downGradient; ///< the As below each other, as they lie in memory: (sum of ranks, in)
};

/// Whether what is below a layer learns too.
enum class InputGradient
{
    Wanted,
    NotWanted
};

class TrainedLinear
{
public:
    TrainedLinear() = default;
    TrainedLinear(const Linear& frozen, TrainedParts trained)
        : m_weight(frozen.weight()), m_trained(std::move(trained))
    {
    }

    /// x [positions, in] -> [positions, out], both in the network's type.
    at::Tensor forward(const at::Tensor& x, const Dropout& dropout) const;
    /// dy [positions, out] float32, x as it went in: adds to the gradients of A and B; the gradient of x in
    /// float32.
    at::Tensor backward(const at::Tensor& dy, const at::Tensor& x, const Dropout& dropout,
                        InputGradient input = InputGradient::Wanted) const;

    bool isTrained() const { return !m_trained.parts.empty(); }

private:
    void addForward(const at::Tensor& y, const at::Tensor& x) const;
    void addForward(const at::Tensor& y, const at::Tensor& x, const Dropout& dropout) const;
    void addBackward(const at::Tensor& dy, const at::Tensor& x, at::Tensor& dx) const;
    void addBackward(const at::Tensor& dy, const at::Tensor& x, const Dropout& dropout, at::Tensor& dx) const;

    at::Tensor m_weight; // (out, in)
    TrainedParts m_trained;
};

} // namespace understudy
