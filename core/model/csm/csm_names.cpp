#include "core/model/csm/csm_names_p.h"

#include <array>
#include <map>

namespace understudy {

const char* const kAudioEmbedding = "backbone_model.embed_tokens.embed_audio_tokens.weight";

namespace {

constexpr const char* kTiedEmbedding = "depth_decoder.model.embed_tokens.weight";

std::string replacedPrefix(std::string_view name, std::string_view from, std::string_view to)
{
    return name.starts_with(from) ? std::string(to).append(name.substr(from.size())) : std::string();
}

/// What follows "layers.N." in both layouts.
std::string sesameLayerName(std::string_view rest)
{
    static constexpr std::array<std::array<std::string_view, 2>, 9> kNames{{
        {"input_layernorm.weight", "sa_norm.scale"},
        {"post_attention_layernorm.weight", "mlp_norm.scale"},
        {"self_attn.q_proj.weight", "attn.q_proj.weight"},
        {"self_attn.k_proj.weight", "attn.k_proj.weight"},
        {"self_attn.v_proj.weight", "attn.v_proj.weight"},
        {"self_attn.o_proj.weight", "attn.output_proj.weight"},
        {"mlp.gate_proj.weight", "mlp.w1.weight"},
        {"mlp.up_proj.weight", "mlp.w3.weight"},
        {"mlp.down_proj.weight", "mlp.w2.weight"},
    }};
    for (const auto& [ours, sesame] : kNames)
        if (rest == ours)
            return std::string(sesame);
    return {};
}

/// Empty for a name that Sesame's layout has nothing for.
std::string sesameName(std::string_view name)
{
    static const std::map<std::string_view, std::string> kWhole{
        {"embed_text_tokens.weight", "text_embeddings.weight"},
        {kAudioEmbedding, "audio_embeddings.weight"},
        {kTiedEmbedding, "audio_embeddings.weight"},
        {"depth_decoder.model.inputs_embeds_projector.weight", "projection.weight"},
        {"lm_head.weight", "codebook0_head.weight"},
        {"depth_decoder.codebooks_head.weight", "audio_head"},
        {"backbone_model.norm.weight", "backbone.norm.scale"},
        {"depth_decoder.model.norm.weight", "decoder.norm.scale"},
    };
    if (const auto found = kWhole.find(name); found != kWhole.end())
        return found->second;
    auto changed = replacedPrefix(name, "backbone_model.layers.", "backbone.layers.");
    if (changed.empty())
        changed = replacedPrefix(name, "depth_decoder.model.layers.", "decoder.layers.");
    const auto dot = changed.find('.', changed.find("layers.") + 7);
    if (changed.empty() || dot == std::string::npos)
        return {};
    const auto rest = sesameLayerName(std::string_view(changed).substr(dot + 1));
    return rest.empty() ? std::string() : changed.substr(0, dot + 1) + rest;
}

class SesameWeights final : public WeightSource
{
public:
    SesameWeights(std::unique_ptr<WeightSource> source, const CsmConfig& config)
        : m_source(std::move(source)), m_config(config)
    {
    }

    bool has(std::string_view name) const override
    {
        const auto theirs = sesameName(name);
        return !theirs.empty() && m_source->has(theirs);
    }

    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        const auto theirs = sesameName(name);
        if (theirs.empty())
            return fail(Code::InvalidInput, Reason::TensorMissing, where(), name);
        UNDERSTUDY_TRY(auto tensor, m_source->read(theirs, shape));
        if (!name.ends_with("q_proj.weight") && !name.ends_with("k_proj.weight"))
            return tensor;
        const auto& part = name.starts_with("backbone") ? m_config.backbone : m_config.depth;
        return halfSplit(tensor, part.headDim);
    }

    void release(const std::string& name) const override { m_source->release(sesameName(name)); }
    std::string where() const override { return m_source->where(); }

private:
    std::unique_ptr<WeightSource> m_source;
    CsmConfig m_config;
};

/// Community mirrors store the tied embedding once, under the depth decoder's name.
class TiedWeights final : public WeightSource
{
public:
    explicit TiedWeights(std::unique_ptr<WeightSource> source) : m_source(std::move(source)) {}

    bool has(std::string_view name) const override { return m_source->has(place(name)); }
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override
    {
        return m_source->read(place(name), shape);
    }
    void release(const std::string& name) const override { m_source->release(place(name)); }
    std::string where() const override { return m_source->where(); }

private:
    std::string place(std::string_view name) const
    {
        if (name == kAudioEmbedding && !m_source->has(name))
            return kTiedEmbedding;
        return std::string(name);
    }

    std::unique_ptr<WeightSource> m_source;
};

} // namespace

Result<std::shared_ptr<const WeightSource>> csmWeights(std::shared_ptr<const TensorStore> store,
                                                       const CsmConfig& config)
{
    const bool isSesame = store->find("backbone.norm.scale") != nullptr;
    if (!isSesame && store->find("backbone_model.norm.weight") == nullptr) {
        const auto& first = store->tensors();
        return fail(Code::InvalidInput, Reason::WeightsUnknown, store->path().string(),
                    first.empty() ? "no tensors" : "tensors like " + first.begin()->first);
    }
    auto source = weightsOf(std::move(store));
    if (isSesame)
        return std::make_shared<const SesameWeights>(std::move(source), config);
    return std::make_shared<const TiedWeights>(std::move(source));
}

} // namespace understudy
