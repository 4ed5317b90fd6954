#include "core/model/mimi/causal_conv_p.h"

namespace understudy {
namespace {

/// With more rows than this, copying each into every window that it is in costs more than a product a tap.
constexpr std::int64_t kMostWindows = 64;

} // namespace

Result<CausalConv> CausalConv::load(const WeightLoader& loader, const std::string& name, Shape shape,
                                    Input input, std::size_t& number, Bias bias, Before before)
{
    CausalConv conv;
    UNDERSTUDY_TRY(const auto weight,
                   loader.get(name + ".weight", {shape.outputs, shape.inputs, shape.kernel}));
    // Time first, as a row of the product meets it: (outputs, kernel, inputs).
    conv.m_product =
        Product(weight.transpose(1, 2).reshape({shape.outputs, shape.kernel * shape.inputs}), shape.kept);
    conv.m_bias = at::zeros({shape.outputs}, weight.options());
    if (bias == Bias::Stored) {
        UNDERSTUDY_TRY(conv.m_bias, loader.get(name + ".bias", {shape.outputs}));
    }
    conv.m_inputs = shape.inputs;
    conv.m_block = shape.stride;
    conv.m_taps = shape.kernel / shape.stride;
    conv.m_input = input;
    conv.m_before = before;
    conv.m_number = number++;
    return conv;
}

Result<CausalConv> CausalConv::loadTransposed(const WeightLoader& loader, const std::string& name,
                                              Shape shape, Input input, std::size_t& number)
{
    CausalConv conv;
    UNDERSTUDY_TRY(const auto weight,
                   loader.get(name + ".weight", {shape.inputs, shape.outputs, shape.kernel}));
    UNDERSTUDY_TRY(const auto bias, loader.get(name + ".bias", {shape.outputs}));
    // Step j of an input's outputs takes kernel place j from that input, and place stride + j from the one
    // before: a convolution of two taps, the earlier one first. Rows are (step, output).
    const auto rows = weight.view({shape.inputs, shape.outputs, 2, shape.stride})
                          .flip(2)
                          .permute({3, 1, 2, 0})
                          .reshape({shape.stride * shape.outputs, 2 * shape.inputs});
    conv.m_product = Product(rows, shape.kept);
    conv.m_bias = bias.repeat({shape.stride});
    conv.m_inputs = shape.inputs;
    conv.m_taps = 2;
    conv.m_steps = shape.stride;
    conv.m_input = input;
    conv.m_number = number++;
    return conv;
}

at::Tensor CausalConv::withPast(const at::Tensor& x, at::Tensor& past) const
{
    const auto kept = (m_taps - 1) * m_block;
    const auto time = x.size(0);
    auto whole = at::empty({kept + time, m_inputs}, x.options());
    auto own = whole.narrow(0, kept, time);
    if (m_input == Input::Elu)
        at::elu_out(own, x);
    else
        own.copy_(x);
    if (kept == 0)
        return whole;
    auto before = whole.narrow(0, 0, kept);
    if (past.defined())
        before.copy_(past);
    else if (m_before == Before::Zeros)
        before.zero_();
    else
        before.copy_(own.narrow(0, 0, 1).expand_as(before));
    past = whole.narrow(0, time, kept).clone();
    return whole;
}

at::Tensor CausalConv::forward(const at::Tensor& x, ConvPasts& pasts, const at::Tensor& added) const
{
    const auto whole = withPast(x, pasts[m_number]);
    const auto width = m_block * m_inputs;
    const auto rows = x.size(0) / m_block;
    const auto blocks = whole.view({rows + m_taps - 1, width});
    // [rows, rows of outputs], or one row of that
    const auto start = added.defined() ? added.view({rows, m_bias.size(0)}) + m_bias : m_bias;
    if (m_taps > 1 && rows > kMostWindows && m_product.weight().scalar_type() == at::kFloat)
        return tapByTap(blocks, start.expand({rows, m_bias.size(0)})).view({rows * m_steps, -1});
    const auto windows = blocks.as_strided({rows, m_taps * width}, {width, 1});
    return m_product.forward(windows.contiguous(), start).view({rows * m_steps, -1});
}

at::Tensor CausalConv::tapByTap(const at::Tensor& blocks, const at::Tensor& start) const
{
    const auto rows = start.size(0), width = blocks.size(1);
    const auto weight = m_product.weight().t(); // (taps * width, rows of outputs)
    auto y = at::addmm(start, blocks.narrow(0, 0, rows), weight.narrow(0, 0, width));
    for (std::int64_t tap = 1; tap < m_taps; ++tap)
        y.addmm_(blocks.narrow(0, tap, rows), weight.narrow(0, tap * width, width));
    return y;
}

std::int64_t CausalConv::bytes() const
{
    return m_product.bytes() + std::int64_t(m_bias.nbytes());
}

} // namespace understudy
