#include "core/model/layers/product_p.h"

#include "core/base/contract.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define UNDERSTUDY_AVX2 __attribute__((target("avx2,fma")))
#endif

namespace understudy {
namespace {

/// Whether bfloat16 weights are multiplied as they are.
bool hasKernel()
{
#if defined(UNDERSTUDY_AVX2)
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return has;
#else
    return false;
#endif
}

#if defined(UNDERSTUDY_AVX2)

/// Where reading the weights is the cost. More rows are LibTorch's to multiply, with weights made wide once.
constexpr std::int64_t kFewRows = 4;
constexpr std::int64_t kTogether = 4; // rows of weights whose sums stay in registers
constexpr std::int64_t kLanes = 8;
constexpr std::int64_t kGrain = 1 << 15; // weights that are worth another thread

UNDERSTUDY_AVX2 inline float sumOf(__m256 lanes)
{
    auto sum = _mm_add_ps(_mm256_castps256_ps128(lanes), _mm256_extractf128_ps(lanes, 1));
    sum = _mm_add_ps(sum, _mm_movehl_ps(sum, sum));
    return _mm_cvtss_f32(_mm_add_ss(sum, _mm_movehdup_ps(sum)));
}

/// Eight bfloat16 are the upper halves of eight float32.
UNDERSTUDY_AVX2 inline __m256 wide(const at::BFloat16* eight)
{
    const auto halves = _mm_loadu_si128(reinterpret_cast<const __m128i*>(eight));
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(halves), 16));
}

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
            const auto eight = wide(weights + i * inputs + k);
            for (int row = 0; row < Rows; ++row)
                sums[row][i] = _mm256_fmadd_ps(_mm256_loadu_ps(x + row * inputs + k), eight, sums[row][i]);
        }
    }
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Outputs; ++i)
            y[row * outputs + i] = sumOf(sums[row][i]);
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

/// Each output is one thread's sum, in one order: the same whatever the number of threads.
at::Tensor fewRows(const at::Tensor& x, const at::Tensor& weight)
{
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

#endif

/// Weights of another type than the signal's.
at::Tensor narrowProduct(const at::Tensor& x, const at::Tensor& weight)
{
#if defined(UNDERSTUDY_AVX2)
    if (x.is_cpu() && x.size(0) <= kFewRows)
        return fewRows(x.contiguous(), weight);
#endif
    return at::linear(x, weight.to(x.scalar_type()));
}

} // namespace

at::Tensor product(const at::Tensor& x, const at::Tensor& weight)
{
    // One row is read by the vector product at the memory's speed, which the general one misses by a third;
    // not so in fp16, nor on a GPU.
    const bool isRow = x.numel() == weight.size(1) && weight.is_cpu() && weight.scalar_type() != at::kHalf;
    if (!isRow)
        return at::linear(x, weight);
    auto shape = x.sizes().vec();
    shape.back() = weight.size(0);
    return at::mv(weight, x.reshape({-1})).view(shape);
}

Product::Product(const at::Tensor& weight, at::ScalarType type) : m_weight(weight.to(type).contiguous())
{
    if (m_weight.is_cpu() && !hasKernel())
        m_weight = m_weight.to(weight.scalar_type());
}

at::Tensor Product::forward(const at::Tensor& x, const at::Tensor& added) const
{
    UNDERSTUDY_ASSERT(x.dim() == 2 && x.scalar_type() == at::kFloat && x.size(1) == m_weight.size(1));
    if (m_weight.scalar_type() == at::kFloat)
        return added.defined() ? at::addmm(added, x, m_weight.t()) : product(x, m_weight);
    auto y = narrowProduct(x, m_weight);
    return added.defined() ? y.add_(added) : y;
}

} // namespace understudy
