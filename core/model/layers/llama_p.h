// A Llama 3 transformer: CSM's backbone and its depth decoder are two sizes of it.
// (Touvron et al., "LLaMA", 2023; Ainslie et al., "GQA", 2023; Zhang and Sennrich, "RMSNorm", 2019)
#pragma once

#include "core/base/result.h"
#include "core/model/csm/csm_config.h"
#include "core/model/layers/kv_cache_p.h"
#include "core/model/layers/linear_p.h"
#include "core/model/layers/rope_p.h"
#include "core/model/weights/weight_source_p.h"

#include <string>
#include <vector>

namespace understudy {

/// Which cache rows a step belongs to, and where each goes on: x's row i is rows[i] of the cache, at
/// starts[i]. A row of kNowhere only keeps the matrices at their size: it hears nothing and leaves nothing.
struct Places
{
    static constexpr std::int64_t kNowhere = -1;
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> starts;
};

enum class Attend
{
    RowByRow, ///< rows stand at different positions; each sees its own keys only
    Together  ///< all rows of the cache at one position
};

/// x scaled to RMS 1 in float32, then by `weight` in its own type. [..., width]
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon);

class Llama
{
public:
    Llama() = default;
    /// Tensors "<prefix>layers.N..." and "<prefix>norm.weight". `number` counts linear layers.
    static Result<Llama> load(const WeightLoader& loader, const std::string& prefix,
                              const LlamaConfig& config, std::size_t& number);

    /// x [rows, time, width] -> the same, after the final norm. Keys and values go into the cache.
    at::Tensor forward(const at::Tensor& x, KvCache& cache, const Places& places, Attend attend,
                       const LoraSet* lora) const;
    KvCache makeCache(std::int64_t rows) const;

    struct Block
    {
        at::Tensor attentionNorm, mlpNorm; // (width)
        Linear qkv, out;                   // (queries + keys + values, width), (width, queries)
        Linear gateUp, down;               // (2 mlp, width), (width, mlp)
    };

    const LlamaConfig& config() const { return m_config; }
    const std::vector<Block>& blocks() const { return m_blocks; }
    const at::Tensor& norm() const { return m_norm; } // (width)
    const RopeTable& rope() const { return m_rope; }
    std::vector<const Linear*> linears() const;
    std::vector<Linear*> linears();

private:
    static Result<Block> loadBlock(const WeightLoader& loader, const std::string& prefix,
                                   const LlamaConfig& config, std::size_t& number);
    at::Tensor attention(const Block& block, std::size_t layer, const at::Tensor& x, KvCache& cache,
                         const Places& places, Attend attend, const LoraSet* lora) const;
    at::Tensor attendStep(const at::Tensor& all, std::size_t layer, const KvCache& cache,
                          const Places& places, Attend attend) const;
    at::Tensor attendRows(const at::Tensor& queries, std::size_t layer, const KvCache& cache,
                          const Places& places, Attend attend) const;
    at::Tensor mlp(const Block& block, const at::Tensor& x, const LoraSet* lora) const;

    LlamaConfig m_config;
    std::vector<Block> m_blocks;
    at::Tensor m_norm; // (width)
    RopeTable m_rope;
    at::TensorOptions m_options;
};

} // namespace understudy
