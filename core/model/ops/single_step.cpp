#include "core/model/ops/single_step_p.h"

#include "core/model/ops/lanes_p.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace understudy {

#if defined(UNDERSTUDY_AVX2)
namespace {

using lanes::kLanes;

constexpr std::int64_t kMostRows = 64;
constexpr std::int64_t kNormGrain = 1 << 14, kGateGrain = 1 << 13; // values that are worth another thread
constexpr std::int64_t kAttentionGrain = 1 << 16;                  // products that are

/// Own kernels leave no trace for automatic differentiation.
bool isOurs(const at::Tensor& x, std::int64_t inner)
{
    const bool isKnown = x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16;
    return lanes::areThere() && x.is_cpu() && isKnown && !c10::GradMode::is_enabled() &&
           inner % kLanes == 0 && inner > 0 && x.numel() / x.size(-1) <= kMostRows;
}

template<typename T>
UNDERSTUDY_AVX2 void normRow(const T* x, const T* weight, T* y, std::int64_t width, float epsilon)
{
    auto squares = _mm256_setzero_ps();
    for (std::int64_t i = 0; i < width; i += kLanes) {
        const auto eight = lanes::load(x + i);
        squares = _mm256_fmadd_ps(eight, eight, squares);
    }
    const auto scale = _mm256_set1_ps(1.0F / std::sqrt(lanes::sumOf(squares) / float(width) + epsilon));
    for (std::int64_t i = 0; i < width; i += kLanes) {
        const auto scaled = lanes::rounded<T>(_mm256_mul_ps(lanes::load(x + i), scale));
        lanes::store(y + i, _mm256_mul_ps(scaled, lanes::load(weight + i)));
    }
}

template<typename T>
UNDERSTUDY_AVX2 void gate(const T* gates, const T* ups, T* y, std::int64_t count)
{
    const auto one = _mm256_set1_ps(1.0F), sign = _mm256_set1_ps(-0.0F);
    for (std::int64_t i = 0; i < count; i += kLanes) {
        const auto x = lanes::load(gates + i);
        const auto below = _mm256_add_ps(one, lanes::exponential(_mm256_xor_ps(x, sign)));
        const auto open = lanes::rounded<T>(_mm256_div_ps(x, below));
        lanes::store(y + i, _mm256_mul_ps(open, lanes::load(ups + i)));
    }
}

/// What all heads of one step share.
template<typename T>
struct Step
{
    const T *all, *cos, *sin;
    T *keys, *values;
    T* heard;
    std::int64_t heads, keyHeads, dim, positions;
};

/// One head's vector, turned by its position's angles: dimensions j and j + dim/2 are a pair.
template<typename T>
UNDERSTUDY_AVX2 void turn(const T* x, const T* cos, const T* sin, std::int64_t dim, float* y)
{
    const auto half = dim / 2;
    for (std::int64_t i = 0; i < dim; i += kLanes) {
        const auto other = lanes::load(x + (i < half ? i + half : i - half));
        const auto straight = lanes::rounded<T>(_mm256_mul_ps(lanes::load(x + i), lanes::load(cos + i)));
        const auto across = lanes::rounded<T>(_mm256_mul_ps(other, lanes::load(sin + i)));
        lanes::store(y + i, lanes::rounded<T>(_mm256_add_ps(straight, across)));
    }
}

/// y = the values of `count` positions, each times its weight.
template<typename T>
UNDERSTUDY_AVX2 void mixed(const T* values, const float* weights, std::int64_t count, std::int64_t dim, T* y)
{
    for (std::int64_t i = 0; i < dim; i += kLanes) {
        auto sum = _mm256_setzero_ps();
        for (std::int64_t position = 0; position < count; ++position)
            sum = _mm256_fmadd_ps(_mm256_set1_ps(weights[position]), lanes::load(values + position * dim + i),
                                  sum);
        lanes::store(y + i, sum);
    }
}

/// One key head of one row, with the queries that share it.
template<typename T>
UNDERSTUDY_AVX2 void attendHead(const Step<T>& s, std::int64_t row, std::int64_t head, std::int64_t cacheRow,
                                std::int64_t start, std::vector<float>& scratch)
{
    const auto group = s.heads / s.keyHeads, count = start + 1,
               padded = (count + kLanes - 1) / kLanes * kLanes;
    scratch.resize(std::size_t(s.dim + padded));
    auto *query = scratch.data(), *scores = query + s.dim;
    const auto* own = s.all + row * (s.heads + 2 * s.keyHeads) * s.dim;
    const auto *cos = s.cos + start * s.dim, *sin = s.sin + start * s.dim;
    auto* keys = s.keys + (cacheRow * s.keyHeads + head) * s.positions * s.dim;
    auto* values = s.values + (cacheRow * s.keyHeads + head) * s.positions * s.dim;
    turn(own + (s.heads + head) * s.dim, cos, sin, s.dim, query);
    for (std::int64_t i = 0; i < s.dim; i += kLanes)
        lanes::store(keys + start * s.dim + i, lanes::load(query + i));
    std::copy_n(own + (s.heads + s.keyHeads + head) * s.dim, s.dim, values + start * s.dim);
    const float scale = 1.0F / std::sqrt(float(s.dim));
    for (std::int64_t i = head * group; i < (head + 1) * group; ++i) {
        turn(own + i * s.dim, cos, sin, s.dim, query);
        for (std::int64_t position = 0; position < count; ++position)
            scores[position] = scale * lanes::dot(query, keys + position * s.dim, s.dim);
        std::fill(scores + count, scores + padded, -INFINITY);
        lanes::softmax(scores, count);
        mixed(values, scores, count, s.dim, s.heard + (row * s.heads + i) * s.dim);
    }
}

template<typename T>
void attendAll(const Step<T>& step, const StepCache& cache)
{
    const auto tasks = std::int64_t(cache.rows.size()) * step.keyHeads;
    const auto longest = *std::ranges::max_element(cache.starts) + 1;
    const auto grain =
        std::max<std::int64_t>(1, kAttentionGrain / (longest * step.dim * step.heads / step.keyHeads));
    at::parallel_for(0, tasks, grain, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> scratch;
        for (auto task = begin; task < end; ++task) {
            const auto row = task / step.keyHeads, head = task % step.keyHeads;
            if (cache.rows[std::size_t(row)] >= 0)
                attendHead(step, row, head, cache.rows[std::size_t(row)], cache.starts[std::size_t(row)],
                           scratch);
        }
    });
}

/// Calls `work` with a value of x's type.
template<typename Work>
void inTypeOf(const at::Tensor& x, const Work& work)
{
    if (x.scalar_type() == at::kFloat)
        work(float());
    else
        work(at::BFloat16());
}

} // namespace

at::Tensor normStep(const at::Tensor& x, const at::Tensor& weight, double epsilon)
{
    const auto width = x.size(-1);
    if (!isOurs(x, width) || weight.scalar_type() != x.scalar_type())
        return {};
    const auto from = x.contiguous();
    auto y = at::empty_like(from);
    inTypeOf(x, [&]<typename T>(T) {
        const auto *in = from.const_data_ptr<T>(), *by = weight.const_data_ptr<T>();
        auto* to = y.mutable_data_ptr<T>();
        const auto grain = std::max<std::int64_t>(1, kNormGrain / width);
        at::parallel_for(0, x.numel() / width, grain, [&](std::int64_t begin, std::int64_t end) {
            for (auto row = begin; row < end; ++row)
                normRow(in + row * width, by, to + row * width, width, float(epsilon));
        });
    });
    return y;
}

at::Tensor gatedStep(const at::Tensor& both)
{
    const auto count = both.size(-1) / 2;
    if (!isOurs(both, count) || both.size(-1) != 2 * count)
        return {};
    const auto from = both.contiguous();
    auto shape = both.sizes().vec();
    shape.back() = count;
    auto y = at::empty(shape, both.options());
    inTypeOf(both, [&]<typename T>(T) {
        const auto* in = from.const_data_ptr<T>();
        auto* to = y.mutable_data_ptr<T>();
        const auto blocks = count / kLanes, grain = kGateGrain / kLanes;
        at::parallel_for(0, y.numel() / kLanes, grain, [&](std::int64_t begin, std::int64_t end) {
            for (auto block = begin; block < end;) {
                const auto row = block / blocks, first = block % blocks;
                const auto some = std::min(end - block, blocks - first);
                const auto* gates = in + row * 2 * count + first * kLanes;
                gate(gates, gates + count, to + row * count + first * kLanes, some * kLanes);
                block += some;
            }
        });
    });
    return y;
}

at::Tensor attendStep(const at::Tensor& all, const at::Tensor& cos, const at::Tensor& sin,
                      const StepCache& cache)
{
    const auto dim = all.size(2), keyHeads = cache.keys.size(1), heads = all.size(1) - 2 * keyHeads;
    const bool isPlain = cache.keys.is_contiguous() && cache.values.is_contiguous() &&
                         cache.keys.scalar_type() == all.scalar_type() && all.size(0) <= kMostRows;
    if (!isOurs(all[0], dim / 2) || !isPlain)
        return {};
    const auto from = all.contiguous();
    auto heard = at::zeros({all.size(0), heads * dim}, all.options());
    inTypeOf(all, [&]<typename T>(T) {
        attendAll<T>({from.const_data_ptr<T>(), cos.const_data_ptr<T>(), sin.const_data_ptr<T>(),
                      cache.keys.mutable_data_ptr<T>(), cache.values.mutable_data_ptr<T>(),
                      heard.mutable_data_ptr<T>(), heads, keyHeads, dim, cache.keys.size(2)},
                     cache);
    });
    return heard;
}

#else

at::Tensor normStep(const at::Tensor&, const at::Tensor&, double)
{
    return {};
}

at::Tensor gatedStep(const at::Tensor&)
{
    return {};
}

at::Tensor attendStep(const at::Tensor&, const at::Tensor&, const at::Tensor&, const StepCache&)
{
    return {};
}

#endif

} // namespace understudy
