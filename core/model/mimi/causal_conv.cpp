#include "core/model/mimi/causal_conv_p.h"

namespace understudy {

Result<CausalConv> CausalConv::load(const WeightLoader& loader, const std::string& name, Shape shape,
                                    Input input, std::size_t& number, Bias bias, Before before)
{
    CausalConv conv;
    UNDERSTUDY_TRY(const auto weight,
                   loader.get(name + ".weight", {shape.outputs, shape.inputs, shape.kernel}));
    // Time first, as a row of the product meets it: (outputs, kernel, inputs).
    conv.m_weight = weight.transpose(1, 2).reshape({shape.outputs, shape.kernel * shape.inputs});
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
    conv.m_weight = weight.view({shape.inputs, shape.outputs, 2, shape.stride})
                        .flip(2)
                        .permute({3, 1, 2, 0})
                        .reshape({shape.stride * shape.outputs, 2 * shape.inputs});
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
    at::Tensor y;
    if (m_taps == 1) {
        y = at::linear(blocks, m_weight, m_bias);
    } else {
        const auto windows = blocks.as_strided({rows, m_taps * width}, {width, 1});
        y = at::linear(windows.contiguous(), m_weight, m_bias);
    }
    y = y.view({rows * m_steps, -1});
    return added.defined() ? y.add_(added) : y;
}

std::int64_t CausalConv::bytes() const
{
    return std::int64_t(m_weight.nbytes() + (m_bias.defined() ? m_bias.nbytes() : 0));
}

} // namespace understudy
