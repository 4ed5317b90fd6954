#include "core/model/weights/formula_source_p.h"

#include "core/model/weights/formula_hash_p.h"

#include <array>
#include <charconv>
#include <cmath>

namespace understudy {
namespace {

constexpr std::string_view kTiedEmbedding = "depth_decoder.model.embed_tokens.weight";
constexpr std::string_view kAudioEmbedding = "backbone_model.embed_tokens.embed_audio_tokens.weight";
constexpr std::int64_t kSpareIds = 3; // the last of a vocabulary, never spoken

struct Rule
{
    float base = 0;
    float scale = 0;
};

std::string_view canonical(std::string_view name)
{
    constexpr std::string_view kCodec = "codec_model.";
    if (name.starts_with(kCodec))
        name.remove_prefix(kCodec.size());
    return name == kTiedEmbedding ? kAudioEmbedding : name;
}

/// Value number `index` of a stream, in [-1, 1).
float uniform(std::uint64_t seed, std::uint64_t index)
{
    return float(std::int64_t(formulaBits(seed, index)) - 8388608) / 8388608.0F;
}

Rule byFan(std::int64_t fan, double gain)
{
    return {0, float(gain * std::sqrt(3.0 / double(fan)))};
}

bool isHead(std::string_view name)
{
    return name == "lm_head.weight" || name == "depth_decoder.codebooks_head.weight";
}

/// "decoder.layers.N.conv.weight" with N mod 3 = 2: the layers that lengthen.
bool isTransposed(std::string_view name)
{
    constexpr std::string_view kBefore = "decoder.layers.", kAfter = ".conv.weight";
    if (!name.starts_with(kBefore) || !name.ends_with(kAfter))
        return false;
    int number = 0;
    const auto* end = name.data() + name.size() - kAfter.size();
    const auto [stop, problem] = std::from_chars(name.data() + kBefore.size(), end, number);
    return problem == std::errc() && stop == end && number % 3 == 2;
}

Rule convolutionRule(std::string_view name, at::IntArrayRef shape)
{
    if (name == "upsample.conv.weight")
        return byFan(2, 1);
    if (isTransposed(name) && shape[0] > 1)
        return byFan(2 * shape[0], 1.25);
    const bool isSeanet = name.starts_with("encoder.") || name.starts_with("decoder.");
    return byFan(shape[1] * shape[2], !isSeanet ? 1 : shape[0] == 1 ? 0.0625 : 1.25);
}

/// The first rule that fits.
Rule ruleFor(std::string_view name, at::IntArrayRef shape, std::int64_t codebooks)
{
    static constexpr std::array<std::pair<std::string_view, Rule>, 6> kByEnd{{
        {"codebook.initialized", {1, 0}},
        {"codebook.cluster_usage", {1, 0.5F}},
        {"codebook.embed_sum", {0, 0.25F}},
        {"layer_scale.scale", {0.25F, 0.125F}},
        {"norm.weight", {1, 0.125F}},
        {".bias", {0, 0.0625F}},
    }};
    for (const auto& [end, rule] : kByEnd)
        if (name.ends_with(end))
            return rule;
    if (name == "embed_text_tokens.weight")
        return {0, 1};
    if (name == kAudioEmbedding)
        return {0, float(std::sqrt(1.0 / double(codebooks)))};
    if (isHead(name))
        return byFan(shape[1], 2);
    if (shape.size() == 3)
        return convolutionRule(name, shape);
    const bool isQueryOrKey =
        name.ends_with("self_attn.q_proj.weight") || name.ends_with("self_attn.k_proj.weight");
    return byFan(shape.back(), isQueryOrKey ? 1.5 : 1);
}

} // namespace

FormulaWeights::FormulaWeights(std::int64_t codebooks, std::int64_t vocabulary, std::uint64_t salt)
    : m_codebooks(codebooks), m_vocabulary(vocabulary), m_salt(salt)
{
}

bool FormulaWeights::has(std::string_view name) const
{
    static constexpr std::array<std::string_view, 6> kEnds{".weight",      ".bias",          ".scale",
                                                           ".initialized", ".cluster_usage", ".embed_sum"};
    return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return name.ends_with(end); });
}

Result<at::Tensor> FormulaWeights::read(const std::string& name, at::IntArrayRef shape) const
{
    auto tensor = at::empty(shape, at::kFloat);
    auto* values = tensor.mutable_data_ptr<float>();
    at::parallel_for(0, tensor.numel(), 1 << 16, [&](std::int64_t begin, std::int64_t end) {
        fill(name, shape, begin, {values + begin, std::size_t(end - begin)});
    });
    return tensor;
}

std::string FormulaWeights::where() const
{
    return "formula weights, salt " + std::to_string(m_salt);
}

void FormulaWeights::fill(std::string_view fullName, at::IntArrayRef shape, std::int64_t first,
                          std::span<float> values) const
{
    const auto name = canonical(fullName);
    const auto rule = ruleFor(name, shape, m_codebooks);
    const auto seed = fnv1a(name) ^ m_salt;
    auto index = std::uint64_t(first);
    for (auto& value : values) // a base comes only with a scale that is a power of two: one rounding
        value = rule.base + rule.scale * uniform(seed, index++);
    if (!isHead(name))
        return;
    // The spare ids are rows of lm_head and the last axis of codebooks_head.
    const auto inner = name == "lm_head.weight" ? shape[1] : 1;
    for (std::size_t i = 0; i < values.size(); ++i)
        if ((first + std::int64_t(i)) / inner % m_vocabulary >= m_vocabulary - kSpareIds)
            values[i] = 0;
}

} // namespace understudy
