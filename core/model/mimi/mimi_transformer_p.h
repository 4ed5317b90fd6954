// Mimi's transformer: pre-norm blocks with layer scale over positions at 25 Hz, each of which sees a window
// of those before it. (Défossez et al., "Moshi", 2024; Touvron et al., "Going deeper with Image
// Transformers", 2021)
#pragma once

#include "core/base/result.h"
#include "core/model/layers/product_p.h"
#include "core/model/mimi/mimi_config.h"
#include "core/model/weights/weight_source_p.h"

#include <string>
#include <vector>

namespace understudy {

/// Keys and values of the window, and how far a stream has come. Its memory does not grow.
struct WindowCache
{
    at::Tensor keys, values;   ///< [layers, heads, room, headDim]
    std::int64_t filled = 0;   ///< positions that lie in it
    std::int64_t position = 0; ///< of the stream's next step
};

class MimiTransformer
{
public:
    MimiTransformer() = default;
    /// Tensors "<prefix>layers.N..."; matrices are kept in type `kept`.
    static Result<MimiTransformer> load(const WeightLoader& loader, const std::string& prefix,
                                        const MimiConfig& config, at::ScalarType kept = at::kFloat);

    /// x [time, width] -> the same; time is at most what the cache was made for.
    at::Tensor forward(const at::Tensor& x, WindowCache& cache) const;
    /// For steps of at most `mostTime` positions.
    WindowCache makeCache(std::int64_t mostTime) const;
    std::int64_t bytes() const;

private:
    struct Block
    {
        at::Tensor norm1, norm1Bias, norm2, norm2Bias; // (width)
        Product qkv;                                   // (3 * heads * headDim, width)
        Product out;                                   // (width, heads * headDim), layer scale inside
        Product up, down;                              // (mlp, width), (width, mlp), layer scale inside
    };
    /// What all layers of one step share.
    struct Step
    {
        at::Tensor cos, sin;              // [time, headDim], sin with its sign
        at::Tensor mask;                  // [time, keys], 0 or -inf; undefined when all is seen
        std::int64_t begin = 0, keys = 0; // of the cache
    };
    static Result<Block> loadBlock(const WeightLoader& loader, const std::string& prefix,
                                   const MimiConfig& config, at::ScalarType kept);
    Step makeStep(std::int64_t time, WindowCache& cache) const;
    at::Tensor attention(const Block& block, std::int64_t layer, const at::Tensor& x, const Step& step,
                         WindowCache& cache) const;

    MimiConfig m_config;
    std::vector<Block> m_blocks;
    at::Tensor m_frequencies; // [headDim], the half twice; float64
    at::Tensor m_signs;       // [headDim]: -1 for the first half, 1 for the second; float64
    at::TensorOptions m_options;
};

} // namespace understudy
