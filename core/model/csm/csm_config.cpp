#include "core/model/csm/csm_config.h"

#include "core/model/config_reader_p.h"

namespace understudy {
namespace {

using nlohmann::json;

RopeConfig readRope(ConfigReader& reader)
{
    RopeConfig rope;
    rope.theta = reader.number("rope_theta", rope.theta);
    const auto& old = reader.object("rope_scaling");
    const auto& scaling = old.empty() ? reader.object("rope_parameters") : old; // transformers 5's name
    ConfigReader inner(scaling);
    rope.theta = inner.number("rope_theta", rope.theta);
    const auto type = scaling.value("rope_type", scaling.value("type", json("default")));
    if (type == "llama3") {
        rope.factor = inner.number("factor", 32);
        rope.lowFactor = inner.number("low_freq_factor", 1);
        rope.highFactor = inner.number("high_freq_factor", 4);
        rope.oldContext = inner.number("original_max_position_embeddings", 8192);
    } else if (type != "default") {
        inner.complain("rope_type", type);
    }
    if (!inner.problem().empty())
        reader.complain("rope settings", scaling);
    return rope;
}

LlamaConfig readLlama(ConfigReader& reader, LlamaConfig otherwise)
{
    constexpr std::int64_t kMost = 1 << 20;
    LlamaConfig c = otherwise;
    c.layers = reader.whole("num_hidden_layers", c.layers, 1, 1000);
    c.width = reader.whole("hidden_size", c.width, 1, kMost);
    c.heads = reader.whole("num_attention_heads", c.heads, 1, kMost);
    c.keyHeads = reader.whole("num_key_value_heads", c.keyHeads, 1, kMost);
    c.headDim = reader.whole("head_dim", c.width / c.heads, 2, kMost);
    c.mlp = reader.whole("intermediate_size", c.mlp, 1, kMost);
    c.positions = reader.whole("max_position_embeddings", c.positions, 2, kMost);
    c.epsilon = reader.number("rms_norm_eps", c.epsilon);
    c.rope = readRope(reader);
    if (c.heads % c.keyHeads != 0)
        reader.complain("num_key_value_heads", c.keyHeads);
    if (c.headDim % 2 != 0)
        reader.complain("head_dim", c.headDim);
    return c;
}

LlamaConfig depthDefaults()
{
    LlamaConfig c;
    c.layers = 4;
    c.width = 1024;
    c.heads = 8;
    c.keyHeads = 2;
    c.headDim = 128;
    c.positions = 33;
    return c;
}

Result<CsmConfig> fromObject(const json& whole, const std::string& subject)
{
    if (const auto type = whole.find("model_type"); type != whole.end() && *type != "csm")
        return fail(Code::InvalidInput, Reason::WeightsUnknown, subject,
                    "model_type " + (type->is_string() ? type->get<std::string>().substr(0, 40)
                                                       : std::string(type->type_name())));
    CsmConfig c;
    ConfigReader top(whole);
    ConfigReader inner(top.object("depth_decoder_config"));
    ConfigReader codec(top.object("codec_config"));
    c.backbone = readLlama(top, {});
    c.depth = readLlama(inner, depthDefaults());
    c.codebooks = top.whole("num_codebooks", c.codebooks, 2, 256);
    c.audioVocabulary = top.whole("vocab_size", c.audioVocabulary, 2, 1 << 20);
    c.textVocabulary = top.whole("text_vocab_size", c.textVocabulary, 2, 1 << 24);
    c.codes =
        codec.whole("codebook_size", std::min<std::int64_t>(2048, c.audioVocabulary), 1, c.audioVocabulary);
    c.audioToken = top.whole("audio_token_id", c.audioToken, 0, c.textVocabulary - 1);
    c.audioEndToken = top.whole("audio_eos_token_id", c.audioEndToken, 0, c.textVocabulary - 1);
    if (inner.whole("num_codebooks", c.codebooks, 2, 256) != c.codebooks ||
        inner.whole("backbone_hidden_size", c.backbone.width, 1, 1 << 20) != c.backbone.width)
        inner.complain("depth_decoder_config", "of another model");
    for (const auto* reader : {&top, &inner, &codec})
        if (!reader->problem().empty())
            return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, reader->problem());
    c.depth.positions = c.codebooks; // the last codebook is never fed back
    return c;
}

} // namespace

CsmConfig csm1bConfig()
{
    CsmConfig c;
    c.depth = depthDefaults();
    c.depth.positions = c.codebooks;
    c.backbone.rope.factor = c.depth.rope.factor = 32;
    return c;
}

Result<CsmConfig> readCsmConfig(std::string_view text, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto whole, parseConfig(text, subject));
    return fromObject(whole, subject);
}

Result<CsmConfig> readCsmConfig(const std::filesystem::path& file)
{
    UNDERSTUDY_TRY(const auto whole, readConfig(file));
    return fromObject(whole, file.string());
}

} // namespace understudy
