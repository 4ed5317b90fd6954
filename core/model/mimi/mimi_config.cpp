#include "core/model/mimi/mimi_config.h"

#include "core/model/config_reader_p.h"

namespace understudy {
namespace {

using nlohmann::json;

constexpr std::int64_t kMost = 1 << 16;

void readConvolutions(ConfigReader& reader, const json& object, MimiConfig& c)
{
    c.sampleRate = reader.whole("sampling_rate", c.sampleRate, 1000, 1'000'000);
    c.filters = reader.whole("num_filters", c.filters, 1, kMost);
    c.kernel = reader.whole("kernel_size", c.kernel, 1, 100);
    c.residualKernel = reader.whole("residual_kernel_size", c.residualKernel, 1, 100);
    c.lastKernel = reader.whole("last_kernel_size", c.lastKernel, 1, 100);
    c.compress = reader.whole("compress", c.compress, 1, c.filters);
    if (const auto found = object.find("upsampling_ratios"); found != object.end() && !found->is_null()) {
        c.ratios.clear();
        const bool isFit = found->is_array() && !found->empty() && found->size() <= 8;
        for (const auto& ratio : isFit ? *found : json::array())
            c.ratios.push_back(ratio.is_number_integer() ? ratio.get<std::int64_t>() : 0);
        for (const auto ratio : c.ratios)
            if (ratio < 1 || ratio > 64)
                reader.complain("upsampling_ratios", *found);
        if (!isFit)
            reader.complain("upsampling_ratios", *found);
    }
}

void readTransformers(ConfigReader& reader, MimiConfig& c)
{
    c.width = reader.whole("hidden_size", c.width, 1, kMost);
    c.layers = reader.whole("num_hidden_layers", c.layers, 1, 1000);
    c.heads = reader.whole("num_attention_heads", c.heads, 1, c.width);
    c.headDim = reader.whole("head_dim", c.width / c.heads, 2, kMost);
    c.mlp = reader.whole("intermediate_size", c.mlp, 1, kMost);
    c.window = reader.whole("sliding_window", c.window, 1, kMost);
    c.epsilon = reader.number("norm_eps", c.epsilon);
    c.theta = reader.number("rope_theta", c.theta);
    if (const auto& newer = reader.object("rope_parameters"); !newer.empty()) { // transformers 5's name
        ConfigReader inner(newer);
        c.theta = inner.number("rope_theta", c.theta);
        inner.demand("rope_type", "default");
        if (!inner.problem().empty())
            reader.complain("rope_parameters", newer);
    }
    if (c.headDim % 2 != 0)
        reader.complain("head_dim", c.headDim);
}

void readQuantizer(ConfigReader& reader, MimiConfig& c)
{
    c.codebooks = reader.whole("num_quantizers", c.codebooks, 2, 256);
    c.codes = reader.whole("codebook_size", c.codes, 1, 1 << 20);
    c.codeDim = reader.whole("codebook_dim", c.codeDim, 1, kMost);
    reader.demand("vector_quantization_hidden_dimension", c.codeDim);
    reader.demand("num_semantic_quantizers", 1);
}

/// What the published models have in common.
void demandWhatIsBuilt(ConfigReader& reader, const MimiConfig& c)
{
    reader.demand("audio_channels", 1);
    reader.demand("num_residual_layers", 1);
    reader.demand("use_causal_conv", true);
    reader.demand("use_conv_shortcut", false);
    reader.demand("pad_mode", "constant");
    reader.demand("trim_right_ratio", 1.0);
    reader.demand("hidden_act", "gelu");
    reader.demand("attention_bias", false);
    reader.demand("num_key_value_heads", c.heads);
    reader.demand("upsample_groups", c.width);
    const auto rate = double(c.sampleRate) / double(c.frameSamples());
    if (reader.number("frame_rate", rate) != rate)
        reader.complain("frame_rate", reader.number("frame_rate", rate));
}

Result<MimiConfig> fromObject(const json& whole, const std::string& subject)
{
    const auto type = whole.value("model_type", json("mimi"));
    if (type == "csm") {
        const auto codec = whole.find("codec_config");
        return fromObject(codec != whole.end() && codec->is_object() ? *codec : json::object(), subject);
    }
    if (type != "mimi")
        return fail(Code::InvalidInput, Reason::WeightsUnknown, subject,
                    "model_type " + (type.is_string() ? type.get<std::string>().substr(0, 40)
                                                      : std::string(type.type_name())));
    MimiConfig c;
    ConfigReader reader(whole);
    readConvolutions(reader, whole, c);
    readTransformers(reader, c);
    readQuantizer(reader, c);
    if (reader.problem().empty())
        demandWhatIsBuilt(reader, c);
    if (!reader.problem().empty())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, reader.problem());
    return c;
}

} // namespace

std::int64_t MimiConfig::positionSamples() const
{
    std::int64_t samples = 1;
    for (const auto ratio : ratios)
        samples *= ratio;
    return samples;
}

Result<MimiConfig> readMimiConfig(std::string_view text, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto whole, parseConfig(text, subject));
    return fromObject(whole, subject);
}

Result<MimiConfig> readMimiConfig(const std::filesystem::path& file)
{
    UNDERSTUDY_TRY(const auto whole, readConfig(file));
    return fromObject(whole, file.string());
}

} // namespace understudy
