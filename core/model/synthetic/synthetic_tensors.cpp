#include "core/model/synthetic/synthetic_parts_p.h"

namespace understudy {

namespace {

/// Collects tensors under a prefix.
class Plans
{
public:
    explicit Plans(std::string prefix = {}) : m_prefix(std::move(prefix)) {}

    void add(const std::string& name, std::vector<std::int64_t> shape)
    {
        m_plans.push_back({m_prefix + name, TensorType::F32, std::move(shape)});
    }
    /// With the weight (out, in, kernel), or (in, out, kernel) for one that lengthens.
    void addConvolution(const std::string& name, std::vector<std::int64_t> weight, std::int64_t bias)
    {
        add(name + ".conv.weight", std::move(weight));
        add(name + ".conv.bias", {bias});
    }
    std::vector<TensorPlan> take() { return std::move(m_plans); }

private:
    std::string m_prefix;
    std::vector<TensorPlan> m_plans;
};

void addLlama(Plans& plans, const std::string& prefix, const LlamaConfig& c)
{
    const auto queries = c.heads * c.headDim, keys = c.keyHeads * c.headDim;
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const auto layer = prefix + "layers." + std::to_string(i) + ".";
        plans.add(layer + "input_layernorm.weight", {c.width});
        plans.add(layer + "post_attention_layernorm.weight", {c.width});
        plans.add(layer + "self_attn.q_proj.weight", {queries, c.width});
        plans.add(layer + "self_attn.k_proj.weight", {keys, c.width});
        plans.add(layer + "self_attn.v_proj.weight", {keys, c.width});
        plans.add(layer + "self_attn.o_proj.weight", {c.width, queries});
        plans.add(layer + "mlp.gate_proj.weight", {c.mlp, c.width});
        plans.add(layer + "mlp.up_proj.weight", {c.mlp, c.width});
        plans.add(layer + "mlp.down_proj.weight", {c.width, c.mlp});
    }
    plans.add(prefix + "norm.weight", {c.width});
}

void addBlock(Plans& plans, const std::string& layer, std::int64_t channels, const MimiConfig& c)
{
    const auto inner = channels / c.compress;
    plans.addConvolution(layer + ".block.1", {inner, channels, c.residualKernel}, inner);
    plans.addConvolution(layer + ".block.3", {channels, inner, 1}, channels);
}

/// Layers are numbered with the activations between them, which have no weights.
std::string layer(const char* part, std::size_t number)
{
    return std::string(part) + ".layers." + std::to_string(number);
}

void addEncoder(Plans& plans, const MimiConfig& c)
{
    auto channels = c.filters;
    std::size_t at = 0;
    plans.addConvolution(layer("encoder", at), {channels, 1, c.kernel}, channels);
    for (auto ratio = c.ratios.rbegin(); ratio != c.ratios.rend(); ++ratio, at += 3, channels *= 2) {
        addBlock(plans, layer("encoder", at + 1), channels, c);
        plans.addConvolution(layer("encoder", at + 3), {2 * channels, channels, 2 * *ratio}, 2 * channels);
    }
    plans.addConvolution(layer("encoder", at + 2), {c.width, channels, c.lastKernel}, c.width);
}

void addDecoder(Plans& plans, const MimiConfig& c)
{
    auto channels = c.filters << c.ratios.size();
    std::size_t at = 0;
    plans.addConvolution(layer("decoder", at), {channels, c.width, c.kernel}, channels);
    for (const auto ratio : c.ratios) {
        const auto next = channels / 2;
        plans.addConvolution(layer("decoder", at + 2), {channels, next, 2 * ratio}, next);
        addBlock(plans, layer("decoder", at + 3), next, c);
        channels = next;
        at += 3;
    }
    plans.addConvolution(layer("decoder", at + 2), {1, channels, c.lastKernel}, 1);
}

void addTransformer(Plans& plans, const std::string& prefix, const MimiConfig& c)
{
    const auto inner = c.heads * c.headDim;
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const auto layer = prefix + ".layers." + std::to_string(i) + ".";
        for (const auto* norm : {"input_layernorm", "post_attention_layernorm"}) {
            plans.add(layer + norm + ".weight", {c.width});
            plans.add(layer + norm + ".bias", {c.width});
        }
        for (const auto* projection : {"q_proj", "k_proj", "v_proj"})
            plans.add(layer + "self_attn." + projection + ".weight", {inner, c.width});
        plans.add(layer + "self_attn.o_proj.weight", {c.width, inner});
        plans.add(layer + "mlp.fc1.weight", {c.mlp, c.width});
        plans.add(layer + "mlp.fc2.weight", {c.width, c.mlp});
        plans.add(layer + "self_attn_layer_scale.scale", {c.width});
        plans.add(layer + "mlp_layer_scale.scale", {c.width});
    }
}

void addQuantizer(Plans& plans, const std::string& prefix, std::int64_t codebooks, const MimiConfig& c)
{
    plans.add(prefix + ".input_proj.weight", {c.codeDim, c.width, 1});
    plans.add(prefix + ".output_proj.weight", {c.width, c.codeDim, 1});
    for (std::int64_t i = 0; i < codebooks; ++i) {
        const auto codebook = prefix + ".layers." + std::to_string(i) + ".codebook.";
        plans.add(codebook + "embed_sum", {c.codes, c.codeDim});
        plans.add(codebook + "cluster_usage", {c.codes});
        plans.add(codebook + "initialized", {1});
    }
}

} // namespace

std::vector<TensorPlan> csmTensors(const CsmConfig& c)
{
    Plans plans;
    plans.add("embed_text_tokens.weight", {c.textVocabulary, c.backbone.width});
    plans.add("depth_decoder.model.embed_tokens.weight", {c.codebooks * c.audioVocabulary, c.backbone.width});
    plans.add("depth_decoder.model.inputs_embeds_projector.weight", {c.depth.width, c.backbone.width});
    plans.add("lm_head.weight", {c.audioVocabulary, c.backbone.width});
    plans.add("depth_decoder.codebooks_head.weight", {c.codebooks - 1, c.depth.width, c.audioVocabulary});
    addLlama(plans, "backbone_model.", c.backbone);
    addLlama(plans, "depth_decoder.model.", c.depth);
    return plans.take();
}

std::vector<TensorPlan> ecapaPlans(const EcapaConfig& c)
{
    std::vector<TensorPlan> plans;
    for (auto& [name, shape] : ecapaTensors(c))
        plans.push_back({name, TensorType::F32, std::move(shape)});
    return plans;
}

std::vector<TensorPlan> mimiTensors(const MimiConfig& c, const std::string& prefix)
{
    Plans plans(prefix);
    addEncoder(plans, c);
    addDecoder(plans, c);
    addTransformer(plans, "encoder_transformer", c);
    addTransformer(plans, "decoder_transformer", c);
    plans.add("downsample.conv.weight", {c.width, c.width, 4});
    plans.add("upsample.conv.weight", {c.width, 1, 4});
    addQuantizer(plans, "quantizer.semantic_residual_vector_quantizer", 1, c);
    addQuantizer(plans, "quantizer.acoustic_residual_vector_quantizer", c.codebooks - 1, c);
    return plans.take();
}

} // namespace understudy
