#include "core/model/whisper/whisper_encoder_p.h"

#include "core/model/ops/attention_p.h"

#include <cmath>

namespace understudy {
namespace {

constexpr auto kPlaces = "encoder.embed_positions.weight";

/// [sines | cosines] of waves from 2 pi to 10000 times as long. (Vaswani et al., "Attention is all you need",
/// 2017, the halves beside each other)
at::Tensor sinusoids(std::int64_t positions, std::int64_t width)
{
    const auto half = width / 2;
    const double step = std::log(10000.0) / double(half - 1);
    const auto rates = at::exp(at::arange(half, at::kDouble) * -step);
    const auto angles = at::outer(at::arange(positions, at::kDouble), rates);
    return at::cat({angles.sin(), angles.cos()}, 1);
}

} // namespace

Result<WhisperEncoder> WhisperEncoder::load(const WhisperLoaders& loaders, const WhisperConfig& c)
{
    WhisperEncoder encoder;
    encoder.m_config = c;
    const auto& rest = loaders.rest;
    UNDERSTUDY_TRY(encoder.m_conv1, rest.get("encoder.conv1.weight", {c.width, c.mels, 3}));
    UNDERSTUDY_TRY(encoder.m_conv1Bias, rest.get("encoder.conv1.bias", {c.width}));
    UNDERSTUDY_TRY(encoder.m_conv2, rest.get("encoder.conv2.weight", {c.width, c.width, 3}));
    UNDERSTUDY_TRY(encoder.m_conv2Bias, rest.get("encoder.conv2.bias", {c.width}));
    if (rest.source().has(kPlaces)) {
        UNDERSTUDY_TRY(encoder.m_places, rest.get(kPlaces, {c.sources, c.width}));
    } else {
        encoder.m_places = sinusoids(c.sources, c.width).to(rest.device(), rest.type());
    }
    for (std::int64_t layer = 0; layer < c.encoderLayers; ++layer) {
        const auto name = "encoder.layers." + std::to_string(layer) + ".";
        const auto attention = name + "self_attn.";
        Block block;
        UNDERSTUDY_TRY(block.first, WhisperNorm::load(rest, name + "self_attn_layer_norm", c.width));
        UNDERSTUDY_TRY(block.second, WhisperNorm::load(rest, name + "final_layer_norm", c.width));
        UNDERSTUDY_TRY(block.qkv,
                       WhisperLinear::load(loaders,
                                           {attention + "q_proj", attention + "k_proj", attention + "v_proj"},
                                           c.width, c.width));
        UNDERSTUDY_TRY(block.out, WhisperLinear::load(loaders, {attention + "out_proj"}, c.width, c.width));
        UNDERSTUDY_TRY(block.up, WhisperLinear::load(loaders, {name + "fc1"}, c.encoderMlp, c.width));
        UNDERSTUDY_TRY(block.down, WhisperLinear::load(loaders, {name + "fc2"}, c.width, c.encoderMlp));
        encoder.m_blocks.push_back(std::move(block));
    }
    UNDERSTUDY_TRY(encoder.m_norm, WhisperNorm::load(rest, "encoder.layer_norm", c.width));
    return encoder;
}

at::Tensor WhisperEncoder::forward(const at::Tensor& mels, WhisperTrace* trace) const
{
    const auto first = at::conv1d(mels.to(m_places.options()), m_conv1, m_conv1Bias, 1, 1);
    const auto second =
        at::conv1d(at::gelu(first), m_conv2, m_conv2Bias, 2, 1); // [windows, width, positions]
    auto state = at::gelu(second).transpose(1, 2) + m_places;
    if (trace != nullptr)
        *trace = {{"conv1_preact", first.transpose(1, 2)}, {"conv2_preact", second.transpose(1, 2)}};
    for (const auto& block : m_blocks) {
        state = state + block.out.forward(attention(block, block.first.forward(state)));
        state = state + block.down.forward(at::gelu(block.up.forward(block.second.forward(state))));
        if (trace != nullptr)
            trace->emplace("block0", state);
    }
    return m_norm.forward(state);
}

at::Tensor WhisperEncoder::attention(const Block& block, const at::Tensor& x) const
{
    const auto windows = x.size(0), time = x.size(1), heads = m_config.encoderHeads;
    const auto together = block.qkv.forward(x);
    if (const auto heard = attendWhole(together, heads); heard.defined())
        return heard;
    const auto all = together.view({windows, time, 3, heads, m_config.width / heads})
                         .permute({2, 0, 3, 1, 4}); // [3, windows, heads, time, dim]
    const auto heard = at::scaled_dot_product_attention(all[0], all[1], all[2]);
    return heard.transpose(1, 2).reshape({windows, time, m_config.width});
}

std::int64_t WhisperEncoder::bytes() const
{
    auto total = std::int64_t(m_conv1.nbytes() + m_conv2.nbytes() + m_places.nbytes());
    for (const auto& block : m_blocks)
        total += block.qkv.bytes() + block.out.bytes() + block.up.bytes() + block.down.bytes();
    return total;
}

} // namespace understudy
