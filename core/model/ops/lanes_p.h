// Eight float32 in a register (AVX2), to be included by the kernels of this folder only: what they share of
// loading, storing, summing and what attention is made of.
#pragma once

#include "core/model/torch_p.h"

#if defined(__x86_64__)
#include <algorithm>

#include <immintrin.h>
#define UNDERSTUDY_AVX2 __attribute__((target("avx2,fma")))

namespace understudy::lanes {

constexpr std::int64_t kLanes = 8;

inline bool areThere()
{
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return has;
}

UNDERSTUDY_AVX2 inline float sumOf(__m256 eight)
{
    auto sum = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    sum = _mm_add_ps(sum, _mm_movehl_ps(sum, sum));
    return _mm_cvtss_f32(_mm_add_ss(sum, _mm_movehdup_ps(sum)));
}

UNDERSTUDY_AVX2 inline __m256 load(const float* eight)
{
    return _mm256_loadu_ps(eight);
}

/// Eight bfloat16 are the upper halves of eight float32.
UNDERSTUDY_AVX2 inline __m256 load(const at::BFloat16* eight)
{
    const auto halves = _mm_loadu_si128(reinterpret_cast<const __m128i*>(eight));
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(halves), 16));
}

UNDERSTUDY_AVX2 inline void store(float* to, __m256 eight)
{
    _mm256_storeu_ps(to, eight);
}

/// To the nearest bfloat16, ties to the even one; what is not a number stays none.
UNDERSTUDY_AVX2 inline void store(at::BFloat16* to, __m256 eight)
{
    const auto bits = _mm256_castps_si256(eight);
    const auto odd = _mm256_and_si256(_mm256_srli_epi32(bits, 16), _mm256_set1_epi32(1));
    const auto up = _mm256_add_epi32(bits, _mm256_add_epi32(odd, _mm256_set1_epi32(0x7FFF)));
    const auto isNone = _mm256_castps_si256(_mm256_cmp_ps(eight, eight, _CMP_UNORD_Q));
    const auto rounded = _mm256_blendv_epi8(up, _mm256_set1_epi32(0x7FC00000), isNone);
    const auto halves = _mm256_srli_epi32(rounded, 16);
    const auto packed = _mm256_permute4x64_epi64(_mm256_packus_epi32(halves, halves), 0x08);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_castsi256_si128(packed));
}

/// As the type T keeps it.
template<typename T>
UNDERSTUDY_AVX2 inline __m256 rounded(__m256 eight)
{
    T kept[kLanes];
    store(kept, eight);
    return load(kept);
}

/// e^x to 2 units in the last place; 0 below -87. (Cody and Waite's reduction, Moshier's Cephes polynomial)
UNDERSTUDY_AVX2 inline __m256 exponential(__m256 x)
{
    const auto isSmall = _mm256_cmp_ps(x, _mm256_set1_ps(-87.3F), _CMP_LT_OQ);
    const auto in = _mm256_max_ps(_mm256_min_ps(x, _mm256_set1_ps(88.3F)), _mm256_set1_ps(-87.3F));
    const auto power = _mm256_round_ps(_mm256_mul_ps(in, _mm256_set1_ps(1.44269504088896341F)),
                                       _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    auto rest = _mm256_fnmadd_ps(power, _mm256_set1_ps(0.693359375F), in);
    rest = _mm256_fnmadd_ps(power, _mm256_set1_ps(-2.12194440e-4F), rest);
    auto y = _mm256_set1_ps(1.9875691500e-4F);
    for (const float c :
         {1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F, 1.6666665459e-1F, 5.0000001201e-1F})
        y = _mm256_fmadd_ps(y, rest, _mm256_set1_ps(c));
    y = _mm256_add_ps(_mm256_fmadd_ps(y, _mm256_mul_ps(rest, rest), rest), _mm256_set1_ps(1.0F));
    const auto scale =
        _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(power), _mm256_set1_epi32(127)), 23);
    return _mm256_andnot_ps(isSmall, _mm256_mul_ps(y, _mm256_castsi256_ps(scale)));
}

template<typename T>
UNDERSTUDY_AVX2 inline float dot(const float* query, const T* key, std::int64_t dim)
{
    auto sum = _mm256_setzero_ps();
    for (std::int64_t i = 0; i < dim; i += kLanes)
        sum = _mm256_fmadd_ps(_mm256_loadu_ps(query + i), load(key + i), sum);
    return sumOf(sum);
}

/// scores [count rounded up to lanes], the rest of them -inf -> weights that sum to 1.
UNDERSTUDY_AVX2 inline void softmax(float* scores, std::int64_t count)
{
    const auto most = *std::max_element(scores, scores + count);
    auto sums = _mm256_setzero_ps();
    for (std::int64_t i = 0; i < count; i += kLanes) {
        const auto part =
            exponential(_mm256_sub_ps(_mm256_loadu_ps(scores + i), _mm256_set1_ps(most)));
        _mm256_storeu_ps(scores + i, part);
        sums = _mm256_add_ps(sums, part);
    }
    const auto whole = _mm256_set1_ps(1.0F / sumOf(sums));
    for (std::int64_t i = 0; i < count; i += kLanes)
        _mm256_storeu_ps(scores + i, _mm256_mul_ps(_mm256_loadu_ps(scores + i), whole));
}

} // namespace understudy::lanes
#endif
