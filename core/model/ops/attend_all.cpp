#include "core/model/ops/lanes_p.h"
#include "core/model/ops/single_step_p.h"

#include <c10/core/GradMode.h>

#include <cmath>
#include <vector>

namespace understudy {

#if defined(UNDERSTUDY_AVX2)
namespace {

using lanes::kLanes;

constexpr std::int64_t kDim = 64;        // of a head in every published model: its sums stay in registers
constexpr std::int64_t kGrain = 1 << 18; // products that are worth another thread

template<typename T>
struct Operands
{
    const float* queries;
    const T *keys, *values;
    float* heard;
    std::int64_t positions;
};

/// y = the values of all positions, each times its weight.
template<typename T>
UNDERSTUDY_AVX2 void mix(const T* values, const float* weights, std::int64_t count, float* y)
{
    __m256 sums[kDim / kLanes];
    for (auto& sum : sums)
        sum = _mm256_setzero_ps();
    for (std::int64_t position = 0; position < count; ++position) {
        const auto weight = _mm256_set1_ps(weights[position]);
        for (std::int64_t i = 0; i < kDim / kLanes; ++i)
            sums[i] = _mm256_fmadd_ps(weight, lanes::load(values + position * kDim + i * kLanes), sums[i]);
    }
    for (std::int64_t i = 0; i < kDim / kLanes; ++i)
        lanes::store(y + i * kLanes, sums[i]);
}

template<typename T>
UNDERSTUDY_AVX2 void attendHead(const Operands<T>& o, std::int64_t head, std::vector<float>& scores)
{
    const auto count = o.positions, padded = (count + kLanes - 1) / kLanes * kLanes;
    scores.assign(std::size_t(padded), -INFINITY);
    const auto* query = o.queries + head * kDim;
    const auto* keys = o.keys + head * count * kDim;
    const float scale = 1.0F / std::sqrt(float(kDim));
    for (std::int64_t position = 0; position < count; ++position)
        scores[std::size_t(position)] = scale * lanes::dot(query, keys + position * kDim, kDim);
    lanes::softmax(scores.data(), count);
    mix(o.values + head * count * kDim, scores.data(), count, o.heard + head * kDim);
}

template<typename T>
void attendHeads(const Operands<T>& o, std::int64_t heads)
{
    const auto grain = std::max<std::int64_t>(1, kGrain / (o.positions * kDim));
    at::parallel_for(0, heads, grain, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> scores;
        for (auto head = begin; head < end; ++head)
            attendHead(o, head, scores);
    });
}

} // namespace

at::Tensor attendAll(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values)
{
    const auto type = keys.scalar_type();
    const bool isKnown = type == values.scalar_type() && (type == at::kFloat || type == at::kBFloat16);
    if (!lanes::areThere() || !isKnown || c10::GradMode::is_enabled() || !queries.is_cpu() ||
        queries.scalar_type() != at::kFloat || queries.size(2) != kDim || !keys.is_contiguous() ||
        !values.is_contiguous())
        return {};
    const auto from = queries.contiguous();
    const auto heads = queries.size(0) * queries.size(1);
    auto heard = at::empty({queries.size(0), queries.size(1) * kDim}, queries.options());
    const auto attend = [&]<typename T>(T) {
        attendHeads<T>({from.const_data_ptr<float>(), keys.const_data_ptr<T>(), values.const_data_ptr<T>(),
                        heard.mutable_data_ptr<float>(), keys.size(2)},
                       heads);
    };
    if (type == at::kFloat)
        attend(float());
    else
        attend(at::BFloat16());
    return heard;
}

#else

at::Tensor attendAll(const at::Tensor&, const at::Tensor&, const at::Tensor&)
{
    return {};
}

#endif

} // namespace understudy
