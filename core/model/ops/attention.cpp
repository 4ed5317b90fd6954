#include "core/model/ops/attention_p.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <vector>

#if defined(__x86_64__) && defined(__linux__)
#include <immintrin.h>
#define UNDERSTUDY_PAIRS __attribute__((target("avx2,fma,avx512f,avx512bw,avx512vl,avx512dq,avx512bf16")))
#endif

namespace understudy {

#if defined(UNDERSTUDY_PAIRS)
namespace {

constexpr std::int64_t kDim = 64;                  // of a head
constexpr std::int64_t kLanes = 16;                // float32 in a register
constexpr std::int64_t kTogether = 4;              // registers of keys, or of a head's values
constexpr std::int64_t kKeys = kTogether * kLanes; // that a query meets at once
constexpr std::int64_t kPairs = kDim / 2;
constexpr int kQueries = 6; // with their sums, what they meet and themselves: 29 of 32 registers

bool hasPairs()
{
    static const bool has = __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512dq");
    return has;
}

/// Two bfloat16 beside each other.
using Pair = std::uint32_t;

/// One head of one stretch.
struct Head
{
    const at::BFloat16 *queries, *keys, *values; // rows `stride` apart
    at::BFloat16* heard;                         // rows `heardStride` apart
    std::int64_t time, stride, heardStride;
    Pair* packedKeys;   // [keys / 16, pairs of dimensions, 16 keys]
    Pair* packedValues; // [pairs of keys, dimensions]

    /// What no key is at is filled with zeros.
    std::int64_t padded() const { return (time + kKeys - 1) / kKeys * kKeys; }
};

Pair pairAt(const at::BFloat16* two)
{
    Pair pair = 0;
    std::memcpy(&pair, two, sizeof(pair));
    return pair;
}

void pack(const Head& head)
{
    const auto padded = head.padded();
    for (std::int64_t key = 0; key < padded; ++key)
        for (std::int64_t pair = 0; pair < kPairs; ++pair)
            head.packedKeys[(key / kLanes * kPairs + pair) * kLanes + key % kLanes] =
                key < head.time ? pairAt(head.keys + key * head.stride + 2 * pair) : 0;
    for (std::int64_t key = 0; key < padded; key += 2) {
        const auto* first = head.values + key * head.stride;
        auto* to = head.packedValues + key / 2 * kDim;
        for (std::int64_t i = 0; i < kDim; ++i) {
            const Pair low = key < head.time ? first[i].x : 0,
                       high = key + 1 < head.time ? first[head.stride + i].x : 0;
            to[i] = low | high << 16;
        }
    }
}

/// scores [Rows, padded]: queries from `row` on times all keys.
template<int Rows>
UNDERSTUDY_PAIRS void meet(const Head& head, std::int64_t row, float* scores)
{
    const auto padded = head.padded();
    for (std::int64_t key = 0; key < padded; key += kKeys) {
        const auto* keys = head.packedKeys + key * kPairs;
        __m512 sums[Rows][kTogether];
        for (int r = 0; r < Rows; ++r)
            for (int i = 0; i < kTogether; ++i)
                sums[r][i] = _mm512_setzero_ps();
        for (std::int64_t pair = 0; pair < kPairs; ++pair) {
            __m512bh some[kTogether];
            for (int i = 0; i < kTogether; ++i)
                some[i] = (__m512bh)_mm512_loadu_si512(keys + (i * kPairs + pair) * kLanes);
            for (int r = 0; r < Rows; ++r) {
                const auto* query = head.queries + (row + r) * head.stride + 2 * pair;
                const auto own = (__m512bh)_mm512_set1_epi32(int(pairAt(query)));
                for (int i = 0; i < kTogether; ++i)
                    sums[r][i] = _mm512_dpbf16_ps(sums[r][i], own, some[i]);
            }
        }
        for (int r = 0; r < Rows; ++r)
            for (int i = 0; i < kTogether; ++i)
                _mm512_storeu_ps(scores + r * padded + key + i * kLanes, sums[r][i]);
    }
}

/// e^x of what is not above 0. (Cody and Waite's reduction, Moshier's Cephes polynomial)
UNDERSTUDY_PAIRS inline __m512 exponential(__m512 x)
{
    const auto in = _mm512_max_ps(x, _mm512_set1_ps(-100.0F));
    const auto power = _mm512_roundscale_ps(_mm512_mul_ps(in, _mm512_set1_ps(1.44269504088896341F)),
                                            _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    auto rest = _mm512_fnmadd_ps(power, _mm512_set1_ps(0.693359375F), in);
    rest = _mm512_fnmadd_ps(power, _mm512_set1_ps(-2.12194440e-4F), rest);
    auto y = _mm512_set1_ps(1.9875691500e-4F);
    for (const float c :
         {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F})
        y = _mm512_fmadd_ps(y, rest, _mm512_set1_ps(c));
    y = _mm512_add_ps(_mm512_fmadd_ps(y, _mm512_mul_ps(rest, rest), rest), _mm512_set1_ps(1.0F));
    return _mm512_scalef_ps(y, power);
}

// GCC 12 warns of its own reductions.
UNDERSTUDY_PAIRS inline float mostOf(__m512 lanes)
{
    alignas(64) float all[kLanes];
    _mm512_store_ps(all, lanes);
    return *std::max_element(all, all + kLanes);
}

UNDERSTUDY_PAIRS inline float sumOf(__m512 lanes)
{
    alignas(64) float all[kLanes];
    _mm512_store_ps(all, lanes);
    return std::accumulate(all, all + kLanes, 0.0F);
}

/// scores [padded] of one query -> their weights in bfloat16, not yet divided by their sum, which is
/// returned.
UNDERSTUDY_PAIRS float weigh(float* scores, std::int64_t time, std::int64_t padded, at::BFloat16* weights)
{
    std::fill(scores + time, scores + padded, -INFINITY);
    auto most = _mm512_set1_ps(-INFINITY);
    for (std::int64_t i = 0; i < padded; i += kLanes)
        most = _mm512_max_ps(most, _mm512_loadu_ps(scores + i));
    const auto top = _mm512_set1_ps(mostOf(most));
    const auto scale = _mm512_set1_ps(1.0F / std::sqrt(float(kDim)));
    auto sums = _mm512_setzero_ps();
    for (std::int64_t i = 0; i < padded; i += 2 * kLanes) {
        const auto low = exponential(_mm512_mul_ps(_mm512_sub_ps(_mm512_loadu_ps(scores + i), top), scale));
        const auto high =
            exponential(_mm512_mul_ps(_mm512_sub_ps(_mm512_loadu_ps(scores + i + kLanes), top), scale));
        sums = _mm512_add_ps(sums, _mm512_add_ps(low, high));
        _mm512_storeu_si512(weights + i, (__m512i)_mm512_cvtne2ps_pbh(high, low));
    }
    return sumOf(sums);
}

/// The values of all keys, each times its weight, over the sum of weights.
template<int Rows>
UNDERSTUDY_PAIRS void mix(const Head& head, std::int64_t row, const at::BFloat16* weights,
                          const float* weightSums)
{
    const auto padded = head.padded();
    __m512 sums[Rows][kTogether];
    for (int r = 0; r < Rows; ++r)
        for (int i = 0; i < kTogether; ++i)
            sums[r][i] = _mm512_setzero_ps();
    for (std::int64_t key = 0; key < padded; key += 2) {
        const auto* values = head.packedValues + key / 2 * kDim;
        __m512bh some[kTogether];
        for (int i = 0; i < kTogether; ++i)
            some[i] = (__m512bh)_mm512_loadu_si512(values + i * kLanes);
        for (int r = 0; r < Rows; ++r) {
            const auto own = (__m512bh)_mm512_set1_epi32(int(pairAt(weights + r * padded + key)));
            for (int i = 0; i < kTogether; ++i)
                sums[r][i] = _mm512_dpbf16_ps(sums[r][i], own, some[i]);
        }
    }
    for (int r = 0; r < Rows; ++r) {
        const auto share = _mm512_set1_ps(1.0F / weightSums[r]);
        auto* to = head.heard + (row + r) * head.heardStride;
        for (int i = 0; i < kTogether; i += 2) {
            const auto both =
                _mm512_cvtne2ps_pbh(_mm512_mul_ps(sums[r][i + 1], share), _mm512_mul_ps(sums[r][i], share));
            _mm512_storeu_si512(to + i * kLanes, (__m512i)both);
        }
    }
}

struct Scratch
{
    std::vector<float> scores;
    std::vector<at::BFloat16> weights;
};

template<int Rows>
void attendRows(const Head& head, std::int64_t row, Scratch& scratch)
{
    const auto padded = head.padded();
    scratch.scores.resize(std::size_t(kQueries * padded));
    scratch.weights.resize(std::size_t(kQueries * padded));
    float sums[Rows];
    meet<Rows>(head, row, scratch.scores.data());
    for (int r = 0; r < Rows; ++r)
        sums[r] =
            weigh(scratch.scores.data() + r * padded, head.time, padded, scratch.weights.data() + r * padded);
    mix<Rows>(head, row, scratch.weights.data(), sums);
}

void attendSome(const std::vector<Head>& heads, std::int64_t blocks, std::int64_t begin, std::int64_t end)
{
    Scratch scratch;
    for (auto task = begin; task < end; ++task) {
        const auto& head = heads[std::size_t(task / blocks)];
        auto row = task % blocks * kQueries;
        if (row + kQueries <= head.time)
            attendRows<kQueries>(head, row, scratch);
        else
            for (; row < head.time; ++row)
                attendRows<1>(head, row, scratch);
    }
}

} // namespace

at::Tensor attendWhole(const at::Tensor& all, std::int64_t count)
{
    const auto stretches = all.size(0), time = all.size(1), width = count * kDim;
    if (!hasPairs() || !all.is_cpu() || all.scalar_type() != at::kBFloat16 || all.size(2) != 3 * width ||
        !all.is_contiguous() || c10::GradMode::is_enabled())
        return {};
    auto heard = at::empty({stretches, time, width}, all.options());
    std::vector<Head> heads;
    for (std::int64_t i = 0; i < stretches * count; ++i) {
        const auto* from =
            all.const_data_ptr<at::BFloat16>() + i / count * time * 3 * width + i % count * kDim;
        auto* to = heard.mutable_data_ptr<at::BFloat16>() + i / count * time * width + i % count * kDim;
        heads.push_back({from, from + width, from + 2 * width, to, time, 3 * width, width, nullptr, nullptr});
    }
    const auto size = heads.front().padded() * kPairs; // as large for the values
    auto packed = at::empty({std::int64_t(heads.size()), 2, size}, at::kInt);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        heads[i].packedKeys =
            reinterpret_cast<Pair*>(packed.mutable_data_ptr<int>()) + std::int64_t(i) * 2 * size;
        heads[i].packedValues = heads[i].packedKeys + size;
    }
    at::parallel_for(0, std::int64_t(heads.size()), 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = begin; i < end; ++i)
            pack(heads[std::size_t(i)]);
    });
    const auto blocks = (time + kQueries - 1) / kQueries;
    at::parallel_for(0, std::int64_t(heads.size()) * blocks, 1,
                     [&](std::int64_t begin, std::int64_t end) { attendSome(heads, blocks, begin, end); });
    return heard;
}

#else

at::Tensor attendWhole(const at::Tensor&, std::int64_t)
{
    return {};
}

#endif

} // namespace understudy
