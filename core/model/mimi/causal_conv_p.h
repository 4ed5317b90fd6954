// A causal convolution over time-major signals [time, channels] as products of matrices. What it needs of the
// past lies in the stream's state, so that a signal may come in pieces of any number of strides.
#pragma once

#include "core/base/result.h"
#include "core/model/layers/product_p.h"
#include "core/model/weights/weight_source_p.h"

#include <string>
#include <vector>

namespace understudy {

/// The last input rows of each convolution of a network, by the convolution's number.
using ConvPasts = std::vector<at::Tensor>;

class CausalConv
{
public:
    struct Shape
    {
        std::int64_t inputs = 0, outputs = 0;
        std::int64_t kernel = 1, stride = 1; ///< the stride divides the kernel
        at::ScalarType kept = at::kFloat;    ///< the weights' type in memory, as Product takes it
    };
    enum class Input
    {
        AsIs,
        Elu ///< goes through ELU first
    };
    enum class Before
    { ///< what lies before the first sample
        Zeros,
        FirstAgain
    };
    enum class Bias
    {
        None,
        Stored
    };

    CausalConv() = default;
    /// Tensors "<name>.weight" (outputs, inputs, kernel) and "<name>.bias". `number` counts convolutions.
    static Result<CausalConv> load(const WeightLoader& loader, const std::string& name, Shape shape,
                                   Input input, std::size_t& number, Bias bias = Bias::Stored,
                                   Before before = Before::Zeros);
    /// A transposed convolution, which makes `stride` steps of each: weight (inputs, outputs, kernel), the
    /// kernel twice the stride. Its right overhang is cut off.
    static Result<CausalConv> loadTransposed(const WeightLoader& loader, const std::string& name, Shape shape,
                                             Input input, std::size_t& number);

    /// x [time, inputs] -> [time / stride, outputs], or [time * stride, outputs]; `added`, of the same shape,
    /// is added to it.
    at::Tensor forward(const at::Tensor& x, ConvPasts& pasts, const at::Tensor& added = {}) const;
    std::int64_t bytes() const;

private:
    at::Tensor withPast(const at::Tensor& x, at::Tensor& past) const;
    /// blocks [rows + taps - 1, width], start [rows, rows of outputs] -> the same shape as start
    at::Tensor tapByTap(const at::Tensor& blocks, const at::Tensor& start) const;

    Product m_product; // (rows of outputs, taps * m_block * inputs)
    at::Tensor m_bias; // (rows of outputs); zeros where none is stored
    std::int64_t m_inputs = 0;
    std::int64_t m_block = 1; // input steps that are one row of the product
    std::int64_t m_taps = 1;  // rows that a product takes together
    std::int64_t m_steps = 1; // output steps in one row of the product
    Input m_input = Input::AsIs;
    Before m_before = Before::Zeros;
    std::size_t m_number = 0;
};

} // namespace understudy
