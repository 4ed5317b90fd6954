#include "core/model/whisper/whisper_decoder_p.h"

#include "core/base/contract.h"
#include "core/model/ops/single_step_p.h"

#include <cmath>
#include <numeric>

namespace understudy {

WhisperHeard WhisperHeard::of(const std::vector<std::int64_t>& windows) const
{
    WhisperHeard chosen;
    const auto rows = at::tensor(windows, at::kLong).to(keys.front().device());
    for (std::size_t layer = 0; layer < keys.size(); ++layer) {
        chosen.keys.push_back(keys[layer].index_select(0, rows));
        chosen.values.push_back(values[layer].index_select(0, rows));
    }
    return chosen;
}

Result<WhisperDecoder::Block> WhisperDecoder::loadBlock(const WhisperLoaders& loaders,
                                                        const std::string& name, const WhisperConfig& c)
{
    const auto own = name + "self_attn.", other = name + "encoder_attn.";
    const auto& rest = loaders.rest;
    Block block;
    UNDERSTUDY_TRY(block.first, WhisperNorm::load(rest, name + "self_attn_layer_norm", c.width));
    UNDERSTUDY_TRY(block.second, WhisperNorm::load(rest, name + "encoder_attn_layer_norm", c.width));
    UNDERSTUDY_TRY(block.third, WhisperNorm::load(rest, name + "final_layer_norm", c.width));
    UNDERSTUDY_TRY(block.qkv, WhisperLinear::load(loaders, {own + "q_proj", own + "k_proj", own + "v_proj"},
                                                  c.width, c.width));
    UNDERSTUDY_TRY(block.out, WhisperLinear::load(loaders, {own + "out_proj"}, c.width, c.width));
    UNDERSTUDY_TRY(block.query, WhisperLinear::load(loaders, {other + "q_proj"}, c.width, c.width));
    UNDERSTUDY_TRY(block.keyValue,
                   WhisperLinear::load(loaders, {other + "k_proj", other + "v_proj"}, c.width, c.width));
    UNDERSTUDY_TRY(block.heardOut, WhisperLinear::load(loaders, {other + "out_proj"}, c.width, c.width));
    UNDERSTUDY_TRY(block.up, WhisperLinear::load(loaders, {name + "fc1"}, c.decoderMlp, c.width));
    UNDERSTUDY_TRY(block.down, WhisperLinear::load(loaders, {name + "fc2"}, c.width, c.decoderMlp));
    return block;
}

Result<WhisperDecoder> WhisperDecoder::load(const WhisperLoaders& loaders, const WhisperConfig& c)
{
    WhisperDecoder decoder;
    decoder.m_config = c;
    UNDERSTUDY_TRY(decoder.m_words,
                   loaders.matrices.get("decoder.embed_tokens.weight", {c.vocabulary, c.width}));
    UNDERSTUDY_TRY(decoder.m_places,
                   loaders.rest.get("decoder.embed_positions.weight", {c.targets, c.width}));
    for (std::int64_t layer = 0; layer < c.decoderLayers; ++layer) {
        UNDERSTUDY_TRY(auto block, loadBlock(loaders, "decoder.layers." + std::to_string(layer) + ".", c));
        decoder.m_blocks.push_back(std::move(block));
    }
    UNDERSTUDY_TRY(decoder.m_norm, WhisperNorm::load(loaders.rest, "decoder.layer_norm", c.width));
    decoder.m_straight = at::ones({c.targets, c.width / c.decoderHeads}, decoder.m_places.options());
    decoder.m_none = at::zeros_like(decoder.m_straight);
    return decoder;
}

WhisperHeard WhisperDecoder::hear(const at::Tensor& states) const
{
    const auto windows = states.size(0), time = states.size(1), heads = m_config.decoderHeads;
    const auto type = m_words.scalar_type();
    WhisperHeard heard;
    for (const auto& block : m_blocks) {
        const auto& both = block.keyValue;
        const auto all = at::linear(states.to(type), both.weight, both.bias.to(type))
                             .view({windows, time, 2, heads, -1})
                             .permute({2, 0, 3, 1, 4}); // [2, windows, heads, time, dim]
        heard.keys.push_back(all[0].contiguous());
        heard.values.push_back(all[1].contiguous());
    }
    return heard;
}

KvCache WhisperDecoder::makeCache(std::int64_t windows) const
{
    return {m_config.decoderLayers,
            windows,
            m_config.decoderHeads,
            m_config.targets,
            m_config.width / m_config.decoderHeads,
            m_places.options()};
}

at::Tensor WhisperDecoder::forward(const at::Tensor& ids, std::int64_t start, KvCache& cache,
                                   const WhisperHeard& heard, WhisperTrace* trace, WhisperLooks* looks) const
{
    const auto time = ids.size(1);
    UNDERSTUDY_ASSERT((start == 0 || time == 1) && start + time <= m_config.targets);
    auto state = at::embedding(m_words, ids.to(m_words.device())).to(m_places.scalar_type()) +
                 m_places.narrow(0, start, time);
    if (looks != nullptr)
        looks->looks.resize(looks->heads.size());
    for (std::size_t layer = 0; layer < m_blocks.size(); ++layer) {
        const auto& block = m_blocks[layer];
        state.add_(block.out.forward(attendSaid(block, layer, block.first.forward(state), start, cache)));
        state.add_(
            block.heardOut.forward(attendHeard(block, layer, block.second.forward(state), heard, looks)));
        state.add_(block.down.forward(at::gelu(block.up.forward(block.third.forward(state)))));
        if (trace != nullptr && layer == 0)
            trace->emplace("dec_block0", state.clone());
    }
    return m_norm.forward(state);
}

at::Tensor WhisperDecoder::attendSaid(const Block& block, std::size_t layer, const at::Tensor& x,
                                      std::int64_t start, KvCache& cache) const
{
    const auto windows = x.size(0), time = x.size(1), heads = m_config.decoderHeads;
    const auto all = block.qkv.forward(x).view({windows, time, 3 * heads, -1});
    if (time == 1) {
        std::vector<std::int64_t> rows(std::size_t(windows), 0);
        std::iota(rows.begin(), rows.end(), 0);
        const std::vector<std::int64_t> starts(rows.size(), start);
        const auto said = attendStep(all.squeeze(1), m_straight, m_none,
                                     {cache.keys(layer), cache.values(layer), rows, starts});
        if (said.defined())
            return said.unsqueeze(1);
    }
    const auto parts = all.view({windows, time, 3, heads, -1}).permute({2, 0, 3, 1, 4});
    cache.keys(layer).narrow(2, start, time).copy_(parts[1]);
    cache.values(layer).narrow(2, start, time).copy_(parts[2]);
    const auto said =
        at::scaled_dot_product_attention(parts[0], cache.keys(layer).narrow(2, 0, start + time),
                                         cache.values(layer).narrow(2, 0, start + time), std::nullopt, 0,
                                         /*is_causal=*/time > 1); // [windows, heads, time, dim]
    return said.transpose(1, 2).reshape({windows, time, m_config.width});
}

at::Tensor WhisperDecoder::attendHeard(const Block& block, std::size_t layer, const at::Tensor& x,
                                       const WhisperHeard& heard, WhisperLooks* looks) const
{
    const auto windows = x.size(0), time = x.size(1), heads = m_config.decoderHeads;
    const auto &keys = heard.keys[layer], &values = heard.values[layer];
    const auto queries = block.query.forward(x).view({windows, time, heads, -1});
    if (looks != nullptr)
        for (std::size_t i = 0; i < looks->heads.size(); ++i)
            if (looks->heads[i].layer == std::int64_t(layer)) {
                const auto head = looks->heads[i].head;
                const auto query = queries[0].select(1, head).to(at::kFloat); // [time, dim]
                looks->looks[i] = at::matmul(query, keys[0][head].to(at::kFloat).t())
                                      .div_(std::sqrt(double(query.size(1))));
            }
    if (time == 1) {
        const auto all = attendAll(queries.squeeze(1), keys, values);
        if (all.defined())
            return all.unsqueeze(1);
    }
    const auto all =
        at::scaled_dot_product_attention(queries.transpose(1, 2).to(keys.scalar_type()), keys, values);
    return all.transpose(1, 2).reshape({windows, time, m_config.width}).to(x.scalar_type());
}

at::Tensor WhisperDecoder::logits(const at::Tensor& states) const
{
    return wideProduct(states.contiguous(), m_words).to(at::kFloat);
}

std::int64_t WhisperDecoder::bytes() const
{
    auto total = std::int64_t(m_words.nbytes() + m_places.nbytes());
    for (const auto& b : m_blocks)
        for (const auto* linear : {&b.qkv, &b.out, &b.query, &b.keyValue, &b.heardOut, &b.up, &b.down})
            total += linear->bytes();
    return total;
}

std::int64_t WhisperDecoder::bytesPerToken() const
{
    auto total = bytes() - std::int64_t(m_places.nbytes());
    for (const auto& block : m_blocks)
        total -= block.keyValue.bytes();
    return total;
}

} // namespace understudy
