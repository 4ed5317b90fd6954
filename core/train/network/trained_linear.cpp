#include "core/train/network/trained_linear_p.h"

#include "core/model/layers/product_p.h"

namespace understudy {
namespace {

/// gradient (rows, rank) += scale dy^T heard. The other way round a product of few columns takes four times as
/// long.
void addUpGradient(const at::Tensor& gradient, const at::Tensor& dy, const at::Tensor& heard, double scale)
{
    gradient.add_(at::mm(heard.t(), dy).t(), scale);
}

} // namespace

at::Tensor TrainedLinear::forward(const at::Tensor& x, const Dropout& dropout) const
{
    auto y = product(x, m_weight);
    if (!isTrained())
        return y;
    const auto wide = x.to(at::kFloat);
    if (dropout.isOn())
        addForward(y, wide, dropout);
    else
        addForward(y, wide);
    return y;
}

/// One product for all As of the layer; then each B at its rows. Added in the network's type, as it is
/// spoken.
void TrainedLinear::addForward(const at::Tensor& y, const at::Tensor& x) const
{
    const auto heard = at::mm(x, m_trained.down.t()).mul_(m_trained.scale); // [positions, sum of ranks]
    std::int64_t column = 0;
    for (const auto& part : m_trained.parts) {
        const auto rank = part.a.size(0);
        y.narrow(1, part.row, part.rows)
            .add_(at::mm(heard.narrow(1, column, rank), part.b.t()).to(y.dtype()));
        column += rank;
    }
}

void TrainedLinear::addForward(const at::Tensor& y, const at::Tensor& x, const Dropout& dropout) const
{
    for (const auto& part : m_trained.parts) {
        const auto heard = at::mm(x * dropout.mask(part.number, x), part.a.t()).mul_(m_trained.scale);
        y.narrow(1, part.row, part.rows).add_(at::mm(heard, part.b.t()).to(y.dtype()));
    }
}

at::Tensor TrainedLinear::backward(const at::Tensor& dy, const at::Tensor& x, const Dropout& dropout,
                                   InputGradient input) const
{
    at::Tensor dx;
    if (input == InputGradient::Wanted)
        dx = at::mm(dy.to(m_weight.scalar_type()), m_weight).to(at::kFloat);
    if (!isTrained())
        return dx;
    const auto wide = x.to(at::kFloat);
    if (dropout.isOn())
        addBackward(dy, wide, dropout, dx);
    else
        addBackward(dy, wide, dx);
    return dx;
}

void TrainedLinear::addBackward(const at::Tensor& dy, const at::Tensor& x, at::Tensor& dx) const
{
    const auto heard = at::mm(x, m_trained.down.t()); // [positions, sum of ranks]
    const auto dHeard = at::empty_like(heard);
    std::int64_t column = 0;
    for (const auto& part : m_trained.parts) {
        const auto rank = part.a.size(0);
        const auto own = dy.narrow(1, part.row, part.rows);
        addUpGradient(part.bGradient, own, heard.narrow(1, column, rank), m_trained.scale);
        dHeard.narrow(1, column, rank).copy_(at::mm(own, part.b));
        column += rank;
    }
    dHeard.mul_(m_trained.scale);
    m_trained.downGradient.addmm_(dHeard.t(), x);
    if (dx.defined())
        dx.addmm_(dHeard, m_trained.down);
}

void TrainedLinear::addBackward(const at::Tensor& dy, const at::Tensor& x, const Dropout& dropout,
                                at::Tensor& dx) const
{
    for (const auto& part : m_trained.parts) {
        const auto mask = dropout.mask(part.number, x);
        const auto kept = x * mask;
        const auto own = dy.narrow(1, part.row, part.rows);
        addUpGradient(part.bGradient, own, at::mm(kept, part.a.t()), m_trained.scale);
        const auto dHeard = at::mm(own, part.b).mul_(m_trained.scale);
        part.aGradient.addmm_(dHeard.t(), kept);
        if (dx.defined())
            dx.add_(at::mm(dHeard, part.a).mul_(mask));
    }
}

} // namespace understudy
