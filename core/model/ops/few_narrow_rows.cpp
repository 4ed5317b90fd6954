#include "core/model/ops/few_rows_p.h"

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#define UNDERSTUDY_PAIRS __attribute__((target("avx2,fma,avx512f,avx512bw,avx512vl,avx512bf16")))
#define UNDERSTUDY_TILES __attribute__((target("amx-tile,amx-bf16")))
#endif

namespace understudy {

#if defined(UNDERSTUDY_PAIRS)
namespace {

constexpr std::int64_t kStep = 32; // bfloat16 in 64 bytes: a register, a row of a tile, a line of the cache
constexpr std::int64_t kGrain = 1 << 15;  // weights that are worth another thread
constexpr std::int64_t kAhead = 1024;     // weights that are asked for before they are read: of one row
constexpr std::int64_t kTileAhead = 256;  // and of each of many rows
constexpr std::int64_t kMostPairRows = 8; // a full batch; more are LibTorch's
constexpr std::int64_t kMostTileRows = 16;
constexpr std::int64_t kTileOutputs = 16;

struct Operands
{
    const at::BFloat16* x;       // [rows, inputs]
    const at::BFloat16* weights; // (outputs, inputs)
    at::BFloat16* y;             // [rows, outputs]
    std::int64_t rows, inputs, outputs;
};

/// Past the last weights there is nothing to point at, but to ask for it is harmless.
void askFor(const at::BFloat16* weights, std::int64_t ahead)
{
    __builtin_prefetch(reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(weights) + 2 * ahead));
}

// AVX-512: products of pairs of bfloat16, summed in float32.

bool hasPairs()
{
    static const bool has = __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vl");
    return has;
}

UNDERSTUDY_PAIRS inline float sumOf(__m512 lanes)
{
    alignas(64) float all[16];
    _mm512_store_ps(all, lanes);
    auto sum = _mm256_add_ps(_mm256_load_ps(all), _mm256_load_ps(all + 8));
    auto four = _mm_add_ps(_mm256_castps256_ps128(sum), _mm256_extractf128_ps(sum, 1));
    four = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(four, _mm_movehdup_ps(four)));
}

/// The first `count` of 32.
UNDERSTUDY_PAIRS inline __m512bh load(const at::BFloat16* from, std::int64_t count)
{
    const auto mask = count < kStep ? (__mmask32(1) << count) - 1 : ~__mmask32(0);
    return (__m512bh)(_mm512_maskz_loadu_epi16(mask, from));
}

/// Rows of x from `row` times Outputs of the weights from `output`.
template<int Rows, int Outputs>
UNDERSTUDY_PAIRS void pairs(const Operands& o, std::int64_t row, std::int64_t output)
{
    const auto* weights = o.weights + output * o.inputs;
    const auto* x = o.x + row * o.inputs;
    __m512 sums[Rows][Outputs];
    for (int r = 0; r < Rows; ++r)
        for (int i = 0; i < Outputs; ++i)
            sums[r][i] = _mm512_setzero_ps();
    for (std::int64_t k = 0; k < o.inputs; k += kStep) {
        __m512bh weight[Outputs];
        for (int i = 0; i < Outputs; ++i) {
            askFor(weights, i * o.inputs + k + kAhead);
            weight[i] = load(weights + i * o.inputs + k, o.inputs - k);
        }
        for (int r = 0; r < Rows; ++r) {
            const auto signal = load(x + r * o.inputs + k, o.inputs - k);
            for (int i = 0; i < Outputs; ++i)
                sums[r][i] = _mm512_dpbf16_ps(sums[r][i], signal, weight[i]);
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int i = 0; i < Outputs; ++i)
            o.y[(row + r) * o.outputs + output + i] = at::BFloat16(sumOf(sums[r][i]));
}

template<int Outputs>
void pairs(const Operands& o, std::int64_t output)
{
    std::int64_t row = 0;
    for (; row + 4 <= o.rows; row += 4)
        pairs<4, Outputs>(o, row, output);
    for (; row < o.rows; ++row)
        pairs<1, Outputs>(o, row, output);
}

void multiplyPairs(const Operands& o, std::int64_t begin, std::int64_t end)
{
    auto output = begin;
    for (; output + 2 <= end; output += 2)
        pairs<2>(o, output);
    if (output < end)
        pairs<1>(o, output);
}

// AMX: tiles of 16 outputs by up to 16 rows.

/// Linux gives the tiles' registers to those who ask, once a process.
bool hasTiles()
{
    static const bool has = [] {
        constexpr int requestPermission = 0x1023, tileData = 18; // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
        unsigned a = 0, b = 0, c = 0, d = 0;
        const bool isThere =
            __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & (1U << 22)) != 0 && (d & (1U << 24)) != 0;
        return isThere && syscall(SYS_arch_prctl, requestPermission, tileData) == 0;
    }();
    return has;
}

/// Intel 64 manual, volume 2, LDTILECFG.
struct TileConfig
{
    std::uint8_t palette = 1, start = 0, reserved[14] = {};
    std::uint16_t rowBytes[16] = {};
    std::uint8_t rows[16] = {};
};
static_assert(sizeof(TileConfig) == 64);

/// Tile 0: sums [16 outputs, rows]; 1: weights [16 outputs, 32 inputs]; 2: signal [16 pairs, rows].
TileConfig tilesFor(std::int64_t rows)
{
    TileConfig config;
    for (int i = 0; i < 3; ++i) {
        config.rows[i] = 16;
        config.rowBytes[i] = std::uint16_t(i == 1 ? 64 : rows * 4);
    }
    return config;
}

/// Pairs of inputs as the tiles take them: [inputs / 2, rows, 2].
at::Tensor pairsOfInputs(const at::Tensor& x)
{
    return x.view({x.size(0), -1, 2}).transpose(0, 1).contiguous();
}

UNDERSTUDY_TILES void tiles(const Operands& o, const at::BFloat16* weights, float* sums)
{
    _tile_zero(0);
    for (std::int64_t k = 0; k < o.inputs; k += kStep) {
        // In these rows or, at their end, in those that come next.
        const auto ahead = k + kTileAhead;
        const auto next = ahead < o.inputs ? ahead : ahead + (kTileOutputs - 1) * o.inputs;
        for (std::int64_t i = 0; i < kTileOutputs; ++i)
            askFor(weights, i * o.inputs + next);
        _tile_loadd(1, weights + k, o.inputs * 2);
        _tile_loadd(2, o.x + k * o.rows, o.rows * 4);
        _tile_dpbf16ps(0, 1, 2);
    }
    _tile_stored(0, sums, o.rows * 4);
}

/// Of as many outputs as fill tiles; x as pairsOfInputs() gives it.
UNDERSTUDY_TILES void multiplyTiles(const Operands& o, std::int64_t begin, std::int64_t end)
{
    alignas(64) const auto config = tilesFor(o.rows);
    alignas(64) float sums[kTileOutputs * kMostTileRows];
    __asm__ volatile("" : : "r"(&config) : "memory"); // GCC tells the instruction's 64 bytes as eight
    _tile_loadconfig(&config);
    for (auto output = begin; output < end; output += kTileOutputs) {
        tiles(o, o.weights + output * o.inputs, sums);
        for (std::int64_t row = 0; row < o.rows; ++row)
            for (std::int64_t i = 0; i < kTileOutputs; ++i)
                o.y[row * o.outputs + output + i] = at::BFloat16(sums[i * o.rows + row]);
    }
    _tile_release();
}

template<typename Multiply>
void inParallel(const Operands& o, std::int64_t end, std::int64_t together, const Multiply& multiply)
{
    const auto grain = std::max<std::int64_t>(1, kGrain / (together * o.inputs));
    at::parallel_for(0, (end + together - 1) / together, grain, [&](std::int64_t first, std::int64_t last) {
        multiply(first * together, std::min(last * together, end));
    });
}

} // namespace

at::Tensor fewNarrowRows(const at::Tensor& x, const at::Tensor& weight)
{
    const auto rows = x.size(0), inputs = x.size(1), outputs = weight.size(0);
    const bool isTiled = hasTiles() && rows > 1 && rows <= kMostTileRows && inputs % kStep == 0;
    if (!hasPairs() || (!isTiled && rows > kMostPairRows))
        return {};
    auto y = at::empty({rows, outputs}, x.options());
    Operands o{x.const_data_ptr<at::BFloat16>(),
               weight.const_data_ptr<at::BFloat16>(),
               y.mutable_data_ptr<at::BFloat16>(),
               rows,
               inputs,
               outputs};
    const auto tiled = isTiled ? outputs / kTileOutputs * kTileOutputs : 0;
    if (tiled > 0) {
        const auto signal = pairsOfInputs(x);
        auto inTiles = o;
        inTiles.x = signal.const_data_ptr<at::BFloat16>();
        inParallel(o, tiled, kTileOutputs, [&](auto begin, auto end) { multiplyTiles(inTiles, begin, end); });
    }
    if (tiled == 0)
        inParallel(o, outputs, 2, [&](auto begin, auto end) { multiplyPairs(o, begin, end); });
    else
        multiplyPairs(o, tiled, outputs);
    return y;
}

#else

at::Tensor fewNarrowRows(const at::Tensor&, const at::Tensor&)
{
    return {};
}

#endif

} // namespace understudy
