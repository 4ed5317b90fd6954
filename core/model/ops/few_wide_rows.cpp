#include "core/model/ops/few_rows_p.h"

#include "core/model/ops/lanes_p.h"

namespace understudy {

#if defined(UNDERSTUDY_AVX2)
namespace {

using lanes::kLanes;

constexpr std::int64_t kFewRows = 4;
constexpr std::int64_t kTogether = 4;    // rows of weights whose sums stay in registers
constexpr std::int64_t kGrain = 1 << 15; // weights that are worth another thread

/// y[row * outputs + i] = x row times row i of the weights, for Rows of x and Outputs of the weights.
template<int Rows, int Outputs>
UNDERSTUDY_AVX2 void dots(const at::BFloat16* weights, const float* x, std::int64_t inputs, float* y,
                          std::int64_t outputs)
{
    __m256 sums[Rows][Outputs];
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Outputs; ++i)
            sums[row][i] = _mm256_setzero_ps();
    std::int64_t k = 0;
    for (; k + kLanes <= inputs; k += kLanes) {
        for (int i = 0; i < Outputs; ++i) {
            // Short rows end before the processor has seen where they lead: the next ones are asked for here.
            _mm_prefetch(weights + (Outputs + i) * inputs + k, _MM_HINT_T0);
            const auto eight = lanes::load(weights + i * inputs + k);
            for (int row = 0; row < Rows; ++row)
                sums[row][i] = _mm256_fmadd_ps(_mm256_loadu_ps(x + row * inputs + k), eight, sums[row][i]);
        }
    }
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Outputs; ++i)
            y[row * outputs + i] = lanes::sumOf(sums[row][i]);
    for (; k < inputs; ++k)
        for (int row = 0; row < Rows; ++row)
            for (int i = 0; i < Outputs; ++i)
                y[row * outputs + i] += x[row * inputs + k] * float(weights[i * inputs + k]);
}

template<int Outputs>
void dots(const at::BFloat16* weights, const at::Tensor& x, float* y, std::int64_t outputs)
{
    const auto rows = x.size(0), inputs = x.size(1);
    const auto* from = x.const_data_ptr<float>();
    std::int64_t row = 0;
    for (; row + 2 <= rows; row += 2)
        dots<2, Outputs>(weights, from + row * inputs, inputs, y + row * outputs, outputs);
    if (row < rows)
        dots<1, Outputs>(weights, from + row * inputs, inputs, y + row * outputs, outputs);
}

} // namespace

bool multipliesWideByNarrow()
{
    return lanes::areThere();
}

at::Tensor fewWideRows(const at::Tensor& x, const at::Tensor& weight)
{
    if (!multipliesWideByNarrow() || x.size(0) > kFewRows)
        return {};
    const auto outputs = weight.size(0), inputs = weight.size(1);
    auto y = at::empty({x.size(0), outputs}, x.options());
    const auto* weights = weight.const_data_ptr<at::BFloat16>();
    auto* to = y.mutable_data_ptr<float>();
    const auto groups = (outputs + kTogether - 1) / kTogether;
    const auto grain = std::max<std::int64_t>(1, kGrain / (kTogether * inputs));
    at::parallel_for(0, groups, grain, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = begin * kTogether; i < std::min(end * kTogether, outputs); i += kTogether) {
            if (i + kTogether <= outputs)
                dots<kTogether>(weights + i * inputs, x, to + i, outputs);
            else
                for (auto last = i; last < outputs; ++last)
                    dots<1>(weights + last * inputs, x, to + last, outputs);
        }
    });
    return y;
}

#else

bool multipliesWideByNarrow()
{
    return false;
}

at::Tensor fewWideRows(const at::Tensor&, const at::Tensor&)
{
    return {};
}

#endif

} // namespace understudy
