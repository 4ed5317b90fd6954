#include "core/model/mimi/mimi_transformer_p.h"

#include "core/base/contract.h"
#include "core/model/layers/rope_p.h"

#include <limits>

namespace understudy {
namespace {

/// Room beyond the window, so that what is kept moves to the front once in so many positions.
constexpr std::int64_t kSpare = 64;

Result<at::Tensor> scaledRows(const WeightLoader& loader, const std::string& weightName,
                              const std::string& scaleName, std::int64_t rows, std::int64_t columns)
{
    UNDERSTUDY_TRY(auto weight, loader.get(weightName, {rows, columns}));
    UNDERSTUDY_TRY(const auto scale, loader.get(scaleName, {rows}));
    return weight.mul_(scale.unsqueeze(1));
}

} // namespace

Result<MimiTransformer::Block> MimiTransformer::loadBlock(const WeightLoader& loader,
                                                          const std::string& prefix, const MimiConfig& c,
                                                          at::ScalarType kept)
{
    const auto inner = c.heads * c.headDim;
    const auto attention = prefix + "self_attn.";
    Block block;
    UNDERSTUDY_TRY(block.norm1, loader.get(prefix + "input_layernorm.weight", {c.width}));
    UNDERSTUDY_TRY(block.norm1Bias, loader.get(prefix + "input_layernorm.bias", {c.width}));
    UNDERSTUDY_TRY(block.norm2, loader.get(prefix + "post_attention_layernorm.weight", {c.width}));
    UNDERSTUDY_TRY(block.norm2Bias, loader.get(prefix + "post_attention_layernorm.bias", {c.width}));
    UNDERSTUDY_TRY(const auto qkv, loader.stacked({attention + "q_proj.weight", attention + "k_proj.weight",
                                                   attention + "v_proj.weight"},
                                                  {inner, inner, inner}, c.width));
    UNDERSTUDY_TRY(const auto out, scaledRows(loader, attention + "o_proj.weight",
                                              prefix + "self_attn_layer_scale.scale", c.width, inner));
    UNDERSTUDY_TRY(const auto up, loader.get(prefix + "mlp.fc1.weight", {c.mlp, c.width}));
    UNDERSTUDY_TRY(const auto down, scaledRows(loader, prefix + "mlp.fc2.weight",
                                               prefix + "mlp_layer_scale.scale", c.width, c.mlp));
    block.qkv = Product(qkv, kept);
    block.out = Product(out, kept);
    block.up = Product(up, kept);
    block.down = Product(down, kept);
    return block;
}

Result<MimiTransformer> MimiTransformer::load(const WeightLoader& loader, const std::string& prefix,
                                              const MimiConfig& config, at::ScalarType kept)
{
    MimiTransformer transformer;
    transformer.m_config = config;
    for (std::int64_t layer = 0; layer < config.layers; ++layer) {
        const auto name = prefix + "layers." + std::to_string(layer) + ".";
        UNDERSTUDY_TRY(auto block, loadBlock(loader, name, config, kept));
        transformer.m_blocks.push_back(std::move(block));
    }
    const auto half = at::tensor(inverseFrequencies({.theta = config.theta}, config.headDim), at::kDouble);
    transformer.m_frequencies = at::cat({half, half});
    transformer.m_signs = at::cat({-at::ones_like(half), at::ones_like(half)});
    transformer.m_options = at::TensorOptions(loader.type()).device(loader.device());
    return transformer;
}

WindowCache MimiTransformer::makeCache(std::int64_t mostTime) const
{
    const auto room = m_config.window - 1 + std::max(mostTime, kSpare);
    const std::vector<std::int64_t> shape{m_config.layers, m_config.heads, room, m_config.headDim};
    return {at::zeros(shape, m_options), at::zeros(shape, m_options), 0, 0};
}

MimiTransformer::Step MimiTransformer::makeStep(std::int64_t time, WindowCache& cache) const
{
    const auto window = m_config.window, room = cache.keys.size(2);
    UNDERSTUDY_ASSERT(window - 1 + time <= room);
    if (cache.filled + time > room) {
        const auto kept = window - 1; // all that the next position can see
        for (auto* part : {&cache.keys, &cache.values})
            part->narrow(2, 0, kept).copy_(part->narrow(2, cache.filled - kept, kept).clone());
        cache.filled = kept;
    }
    Step step;
    step.begin = std::max<std::int64_t>(0, cache.filled - (window - 1));
    step.keys = cache.filled + time - step.begin;
    // In float64: a stream goes on for hours, and float32 would blur where it is.
    const auto angles =
        at::outer(at::arange(cache.position, cache.position + time, at::kDouble), m_frequencies);
    step.cos = angles.cos().to(m_options);
    step.sin = (angles.sin() * m_signs).to(m_options);
    if (time > 1) {
        const auto ages = at::arange(step.keys - time, step.keys).unsqueeze(1) - at::arange(step.keys);
        step.mask = at::zeros({time, step.keys}, at::kFloat)
                        .masked_fill_(ages.lt(0).logical_or_(ages.ge(window)),
                                      -std::numeric_limits<double>::infinity())
                        .to(m_options);
    }
    return step;
}

at::Tensor MimiTransformer::forward(const at::Tensor& x, WindowCache& cache) const
{
    const auto time = x.size(0);
    const auto step = makeStep(time, cache);
    auto state = x;
    for (std::int64_t layer = 0; layer < m_config.layers; ++layer) {
        const auto& block = m_blocks[std::size_t(layer)];
        const auto first =
            at::layer_norm(state, {m_config.width}, block.norm1, block.norm1Bias, m_config.epsilon);
        state = block.out.forward(attention(block, layer, first, step, cache), state);
        const auto second =
            at::layer_norm(state, {m_config.width}, block.norm2, block.norm2Bias, m_config.epsilon);
        state = block.down.forward(at::gelu(block.up.forward(second)), state);
    }
    cache.filled += time;
    cache.position += time;
    return state;
}

at::Tensor MimiTransformer::attention(const Block& block, std::int64_t layer, const at::Tensor& x,
                                      const Step& step, WindowCache& cache) const
{
    const auto time = x.size(0), heads = m_config.heads, half = m_config.headDim / 2;
    // [3, heads, time, headDim]
    const auto all = block.qkv.forward(x).view({time, 3, heads, m_config.headDim}).permute({1, 2, 0, 3});
    const auto straight = all.narrow(0, 0, 2);
    const auto turned = straight * step.cos + straight.roll(half, 3) * step.sin; // queries, keys
    const auto keys = cache.keys[layer], values = cache.values[layer];
    keys.narrow(1, cache.filled, time).copy_(turned[1]);
    values.narrow(1, cache.filled, time).copy_(all[2]);
    const auto heard = at::scaled_dot_product_attention(
        turned[0].unsqueeze(0), keys.narrow(1, step.begin, step.keys).unsqueeze(0),
        values.narrow(1, step.begin, step.keys).unsqueeze(0),
        step.mask.defined() ? std::optional(step.mask) : std::nullopt); // [1, heads, time, headDim]
    return heard[0].transpose(0, 1).reshape({time, heads * m_config.headDim});
}

std::int64_t MimiTransformer::bytes() const
{
    std::int64_t total = 0;
    for (const auto& block : m_blocks) {
        for (const auto* norm : {&block.norm1, &block.norm1Bias, &block.norm2, &block.norm2Bias})
            total += std::int64_t(norm->nbytes());
        for (const auto* product : {&block.qkv, &block.out, &block.up, &block.down})
            total += product->bytes();
    }
    return total;
}

} // namespace understudy
