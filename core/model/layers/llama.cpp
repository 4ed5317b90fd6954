#include "core/model/layers/llama_p.h"

#include "core/model/ops/single_step_p.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace understudy {
namespace {

/// Queries of `time` steps from `start` may see keys 0..start+t: [groups * time, keys], 0 or -inf. Undefined
/// for a single step, which sees all.
at::Tensor causalMask(std::int64_t groups, std::int64_t time, std::int64_t start, at::TensorOptions options)
{
    if (time == 1)
        return {};
    const auto keys = at::arange(start + time, options.dtype(at::kLong)).unsqueeze(0);
    const auto queries = at::arange(start, start + time, options.dtype(at::kLong)).unsqueeze(1);
    const auto mask = at::zeros({time, start + time}, options)
                          .masked_fill(keys > queries, -std::numeric_limits<double>::infinity());
    return mask.repeat({groups, 1});
}

/// Grouped queries against their keys. Queries of one group stand below each other, so that keys and values
/// are used as they lie in the cache and nothing is repeated.
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                  std::int64_t start)
{
    const auto rows = queries.size(0), time = queries.size(1), heads = queries.size(2);
    const auto groups = heads / keys.size(1);
    // [rows, time, keyHeads * groups, dim] -> [rows, keyHeads, groups * time, dim]
    const auto grouped = queries.permute({0, 2, 1, 3}).reshape({rows, keys.size(1), groups * time, -1});
    const auto mask = causalMask(groups, time, start, queries.options());
    const auto heard = at::scaled_dot_product_attention(grouped, keys, values,
                                                        mask.defined() ? std::optional(mask) : std::nullopt);
    return heard.reshape({rows, heads, time, -1}).permute({0, 2, 1, 3}).reshape({rows, time, -1});
}

} // namespace

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon)
{
    if (const auto y = normStep(x, weight, epsilon); y.defined())
        return y;
    if (x.scalar_type() == at::kFloat)
        return x * at::rsqrt(x.square().mean(-1, true) + epsilon) * weight;
    const auto wide = x.to(at::kFloat);
    return (wide * at::rsqrt(wide.square().mean(-1, true) + epsilon)).to(x.scalar_type()) * weight;
}

Result<Llama::Block> Llama::loadBlock(const WeightLoader& loader, const std::string& prefix,
                                      const LlamaConfig& c, std::size_t& number)
{
    const auto queries = c.heads * c.headDim, keys = c.keyHeads * c.headDim;
    const auto linear = [&](const std::vector<LinearPart>& parts, std::int64_t inputs) -> Result<Linear> {
        std::vector<std::string> names;
        std::vector<std::int64_t> rows;
        for (const auto& part : parts) {
            names.push_back(part.module + ".weight");
            rows.push_back(part.rows);
        }
        UNDERSTUDY_TRY(auto weight, loader.stacked(names, rows, inputs));
        return Linear(std::move(weight), parts, number++);
    };
    Block block;
    UNDERSTUDY_TRY(block.attentionNorm, loader.get(prefix + "input_layernorm.weight", {c.width}));
    UNDERSTUDY_TRY(block.qkv, linear({{prefix + "self_attn.q_proj", queries},
                                      {prefix + "self_attn.k_proj", keys},
                                      {prefix + "self_attn.v_proj", keys}},
                                     c.width));
    UNDERSTUDY_TRY(block.out, linear({{prefix + "self_attn.o_proj", c.width}}, queries));
    UNDERSTUDY_TRY(block.mlpNorm, loader.get(prefix + "post_attention_layernorm.weight", {c.width}));
    UNDERSTUDY_TRY(block.gateUp,
                   linear({{prefix + "mlp.gate_proj", c.mlp}, {prefix + "mlp.up_proj", c.mlp}}, c.width));
    UNDERSTUDY_TRY(block.down, linear({{prefix + "mlp.down_proj", c.width}}, c.mlp));
    return block;
}

Result<Llama> Llama::load(const WeightLoader& loader, const std::string& prefix, const LlamaConfig& config,
                          std::size_t& number)
{
    Llama llama;
    llama.m_config = config;
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        const auto name = prefix + "layers." + std::to_string(layer) + ".";
        UNDERSTUDY_TRY(auto block, loadBlock(loader, name, config, number));
        llama.m_blocks.push_back(std::move(block));
    }
    UNDERSTUDY_TRY(llama.m_norm, loader.get(prefix + "norm.weight", {config.width}));
    llama.m_options = at::TensorOptions(loader.type()).device(loader.device());
    llama.m_rope = RopeTable(config.rope, config.headDim, config.positions, llama.m_options);
    return llama;
}

KvCache Llama::makeCache(std::int64_t rows) const
{
    return {m_config.layers, rows, m_config.keyHeads, m_config.positions, m_config.headDim, m_options};
}

at::Tensor Llama::forward(const at::Tensor& x, KvCache& cache, const Places& places, Attend attend,
                          const LoraSet* lora) const
{
    auto state = x;
    for (std::size_t layer = 0; layer < m_blocks.size(); ++layer) {
        const auto& block = m_blocks[layer];
        state = state + attention(block, layer, rmsNorm(state, block.attentionNorm, m_config.epsilon), cache,
                                  places, attend, lora);
        state = state + mlp(block, rmsNorm(state, block.mlpNorm, m_config.epsilon), lora);
    }
    return rmsNorm(state, m_norm, m_config.epsilon);
}

at::Tensor Llama::attention(const Block& block, std::size_t layer, const at::Tensor& x, KvCache& cache,
                            const Places& places, Attend attend, const LoraSet* lora) const
{
    const auto rows = x.size(0), time = x.size(1);
    const auto turned = m_config.heads + m_config.keyHeads;
    const auto all = block.qkv.forward(x, lora).view({rows, time, -1, m_config.headDim});
    if (time == 1) {
        const auto heard = attendStep(all.squeeze(1), layer, cache, places, attend);
        if (heard.defined())
            return block.out.forward(heard.unsqueeze(1), lora);
    }
    const auto qk = m_rope.turn(all.narrow(2, 0, turned), places.starts); // [rows, time, heads, dim]
    const auto keys = qk.narrow(2, m_config.heads, m_config.keyHeads).transpose(1, 2);
    const auto values = all.narrow(2, turned, m_config.keyHeads).transpose(1, 2); // [rows, heads, time, dim]
    if (attend == Attend::Together) {
        cache.keys(layer).narrow(2, places.starts[0], time).copy_(keys);
        cache.values(layer).narrow(2, places.starts[0], time).copy_(values);
    } else {
        for (std::int64_t i = 0; i < rows; ++i) {
            const auto row = places.rows[std::size_t(i)], start = places.starts[std::size_t(i)];
            if (row == Places::kNowhere)
                continue;
            cache.keys(layer)[row].narrow(1, start, time).copy_(keys[i]);
            cache.values(layer)[row].narrow(1, start, time).copy_(values[i]);
        }
    }
    return block.out.forward(attendRows(qk.narrow(2, 0, m_config.heads), layer, cache, places, attend), lora);
}

/// all [rows, heads, headDim] -> [rows, heads * headDim], or undefined where LibTorch is to do it.
at::Tensor Llama::attendStep(const at::Tensor& all, std::size_t layer, const KvCache& cache,
                             const Places& places, Attend attend) const
{
    if (attend == Attend::RowByRow)
        return understudy::attendStep(all, m_rope.cos(), m_rope.sin(),
                                      {cache.keys(layer), cache.values(layer), places.rows, places.starts});
    std::vector<std::int64_t> rows(std::size_t(all.size(0)));
    std::iota(rows.begin(), rows.end(), 0);
    const std::vector<std::int64_t> starts(rows.size(), places.starts[0]);
    return understudy::attendStep(all, m_rope.cos(), m_rope.sin(),
                                  {cache.keys(layer), cache.values(layer), rows, starts});
}

at::Tensor Llama::attendRows(const at::Tensor& queries, std::size_t layer, const KvCache& cache,
                             const Places& places, Attend attend) const
{
    const auto time = queries.size(1);
    if (attend == Attend::Together) {
        const auto heard = places.starts[0] + time;
        return understudy::attend(queries, cache.keys(layer).narrow(2, 0, heard),
                                  cache.values(layer).narrow(2, 0, heard), places.starts[0]);
    }
    std::vector<at::Tensor> parts;
    for (std::int64_t i = 0; i < queries.size(0); ++i) {
        const auto row = places.rows[std::size_t(i)], start = places.starts[std::size_t(i)];
        if (row == Places::kNowhere) {
            parts.push_back(at::zeros({1, time, m_config.heads * m_config.headDim}, queries.options()));
            continue;
        }
        parts.push_back(understudy::attend(
            queries.narrow(0, i, 1), cache.keys(layer).narrow(0, row, 1).narrow(2, 0, start + time),
            cache.values(layer).narrow(0, row, 1).narrow(2, 0, start + time), start));
    }
    return parts.size() == 1 ? parts[0] : at::cat(parts); // [rows, time, heads * dim]
}

at::Tensor Llama::mlp(const Block& block, const at::Tensor& x, const LoraSet* lora) const
{
    const auto both = block.gateUp.forward(x, lora); // [rows, time, 2 mlp]
    if (const auto gated = gatedStep(both); gated.defined())
        return block.down.forward(gated, lora);
    const auto gate = both.narrow(-1, 0, m_config.mlp);
    const auto up = both.narrow(-1, m_config.mlp, m_config.mlp);
    return block.down.forward(at::silu(gate) * up, lora);
}

std::vector<Linear*> Llama::linears()
{
    std::vector<Linear*> all;
    for (auto& block : m_blocks)
        all.insert(all.end(), {&block.qkv, &block.out, &block.gateUp, &block.down});
    return all;
}

std::vector<const Linear*> Llama::linears() const
{
    std::vector<const Linear*> all;
    for (const auto& block : m_blocks)
        all.insert(all.end(), {&block.qkv, &block.out, &block.gateUp, &block.down});
    return all;
}

} // namespace understudy
