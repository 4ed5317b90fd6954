#include "core/model/mimi/mimi_names_p.h"

#include <array>
#include <charconv>
#include <utility>

namespace understudy {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Replaces the first prefix of the list that fits; empty when none does.
std::string withPrefix(std::string_view name, std::span<const Pair> prefixes)
{
    for (const auto& [ours, theirs] : prefixes)
        if (name.starts_with(ours))
            return std::string(theirs).append(name.substr(ours.size()));
    return {};
}

/// Of "decoder.layers.N.conv.weight" and its like; -1 without a number.
int layerNumber(std::string_view name)
{
    constexpr std::string_view kBefore = ".layers.";
    const auto at = name.find(kBefore);
    int number = -1;
    if (at != std::string_view::npos)
        std::from_chars(name.data() + at + kBefore.size(), name.data() + name.size(), number);
    return number;
}

/// "encoder.layers.1.block.3.conv.bias" -> "encoder.model.1.block.3.conv.conv.bias"
std::string convolutionName(std::string_view name, int lastLayer)
{
    static constexpr std::array<Pair, 2> kPrefixes{
        {{"encoder.layers.", "encoder.model."}, {"decoder.layers.", "decoder.model."}}};
    auto changed = withPrefix(name, kPrefixes);
    const auto conv = changed.rfind("conv.");
    if (changed.empty() || conv == std::string::npos)
        return {};
    const auto layer = layerNumber(name);
    const bool isTransposed = name.starts_with("decoder.") &&
                              name.find(".block.") == std::string_view::npos && layer % 3 == 2 &&
                              layer != lastLayer;
    changed.replace(conv, 5, isTransposed ? "convtr.convtr." : "conv.conv.");
    return changed;
}

/// "encoder_transformer.layers.0.mlp.fc1.weight"; the names of q, k and v are that of the fused tensor.
std::string transformerName(std::string_view name)
{
    static constexpr std::array<Pair, 2> kPrefixes{
        {{"encoder_transformer.layers.", "encoder_transformer.transformer.layers."},
         {"decoder_transformer.layers.", "decoder_transformer.transformer.layers."}}};
    static constexpr std::array<Pair, 12> kParts{{
        {"self_attn.q_proj.weight", "self_attn.in_proj_weight"},
        {"self_attn.k_proj.weight", "self_attn.in_proj_weight"},
        {"self_attn.v_proj.weight", "self_attn.in_proj_weight"},
        {"self_attn.o_proj.weight", "self_attn.out_proj.weight"},
        {"input_layernorm.weight", "norm1.weight"},
        {"input_layernorm.bias", "norm1.bias"},
        {"post_attention_layernorm.weight", "norm2.weight"},
        {"post_attention_layernorm.bias", "norm2.bias"},
        {"mlp.fc1.weight", "linear1.weight"},
        {"mlp.fc2.weight", "linear2.weight"},
        {"self_attn_layer_scale.scale", "layer_scale_1.scale"},
        {"mlp_layer_scale.scale", "layer_scale_2.scale"},
    }};
    const auto changed = withPrefix(name, kPrefixes);
    for (const auto& [ours, theirs] : kParts)
        if (!changed.empty() && name.ends_with(ours))
            return changed.substr(0, changed.size() - ours.size()).append(theirs);
    return {};
}

std::string quantizerName(std::string_view name)
{
    static constexpr std::array<Pair, 4> kPrefixes{{
        {"quantizer.semantic_residual_vector_quantizer.layers.", "quantizer.rvq_first.vq.layers."},
        {"quantizer.acoustic_residual_vector_quantizer.layers.", "quantizer.rvq_rest.vq.layers."},
        {"quantizer.semantic_residual_vector_quantizer.", "quantizer.rvq_first."},
        {"quantizer.acoustic_residual_vector_quantizer.", "quantizer.rvq_rest."},
    }};
    static constexpr std::array<Pair, 2> kParts{{
        {".codebook.embed_sum", "._codebook.embedding_sum"},
        {".codebook.cluster_usage", "._codebook.cluster_usage"},
    }};
    const auto changed = withPrefix(name, kPrefixes);
    for (const auto& [ours, theirs] : kParts)
        if (changed.ends_with(ours))
            return changed.substr(0, changed.size() - ours.size()).append(theirs);
    return changed;
}

/// Empty for a name that Kyutai's layout has nothing for.
std::string kyutaiName(std::string_view name, int lastLayer)
{
    if (name == "downsample.conv.weight")
        return "downsample.conv.conv.conv.weight";
    if (name == "upsample.conv.weight")
        return "upsample.convtr.convtr.convtr.weight";
    if (name.starts_with("quantizer."))
        return quantizerName(name);
    auto found = transformerName(name);
    return found.empty() ? convolutionName(name, lastLayer) : found;
}

/// Which third of the fused projection; -1 for another tensor.
int fusedPart(std::string_view name)
{
    constexpr std::array<std::string_view, 3> kNames{"q_proj.weight", "k_proj.weight", "v_proj.weight"};
    for (std::size_t part = 0; part < kNames.size(); ++part)
        if (name.ends_with(kNames[part]))
            return int(part);
    return -1;
}

class KyutaiWeights final : public WeightSource
{
public:
    KyutaiWeights(std::shared_ptr<const WeightSource> source, const MimiConfig& config)
        : m_source(std::move(source)), m_headDim(config.headDim),
          m_lastLayer(int(config.ratios.size()) * 3 + 2)
    {
    }

    bool has(std::string_view name) const override
    {
        const auto theirs = kyutaiName(name, m_lastLayer);
        return !theirs.empty() && m_source->has(theirs);
    }

    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        const auto theirs = kyutaiName(name, m_lastLayer);
        if (theirs.empty())
            return fail(Code::InvalidInput, Reason::TensorMissing, where(), name);
        const auto part = fusedPart(name);
        if (part < 0)
            return m_source->read(theirs, shape);
        UNDERSTUDY_TRY(const auto fused, m_source->read(theirs, {3 * shape[0], shape[1]}));
        const auto own = fused.narrow(0, part * shape[0], shape[0]);
        return part == 2 ? own : halfSplit(own, m_headDim);
    }

    void release(const std::string& name) const override
    {
        if (fusedPart(name) < 0) // its neighbours are still to be read
            m_source->release(kyutaiName(name, m_lastLayer));
    }

    std::string where() const override { return m_source->where(); }

private:
    std::shared_ptr<const WeightSource> m_source;
    std::int64_t m_headDim;
    int m_lastLayer;
};

} // namespace

Result<std::shared_ptr<const WeightSource>> mimiWeights(std::shared_ptr<const TensorStore> store,
                                                        const MimiConfig& config)
{
    const auto own = std::shared_ptr<const WeightSource>(weightsOf(store));
    if (own->has("encoder.layers.0.conv.weight"))
        return own;
    if (own->has("codec_model.encoder.layers.0.conv.weight"))
        return std::shared_ptr<const WeightSource>(weightsUnder(own, "codec_model."));
    if (own->has("encoder.model.0.conv.conv.weight"))
        return std::make_shared<const KyutaiWeights>(own, config);
    const auto& first = store->tensors();
    return fail(Code::InvalidInput, Reason::WeightsUnknown, store->path().string(),
                first.empty() ? "no tensors" : "tensors like " + first.begin()->first);
}

} // namespace understudy
