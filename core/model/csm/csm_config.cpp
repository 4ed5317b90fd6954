#include "core/model/csm/csm_config.h"

#include "core/base/files.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace understudy {
namespace {

using nlohmann::json;

constexpr Bytes kLargestConfig{1 << 20};

/// Takes numbers out of an object and remembers the first that is not what it should be.
class Reader
{
public:
    Reader(const json& object, const std::string& subject) : m_object(&object), m_subject(&subject) {}

    std::int64_t whole(const char* key, std::int64_t otherwise, std::int64_t least, std::int64_t most)
    {
        const auto found = m_object->find(key);
        if (found == m_object->end() || found->is_null())
            return otherwise;
        if (!found->is_number_integer() || found->get<std::int64_t>() < least ||
            found->get<std::int64_t>() > most)
            return complain(key, *found), otherwise;
        return found->get<std::int64_t>();
    }

    double number(const char* key, double otherwise)
    {
        const auto found = m_object->find(key);
        if (found == m_object->end() || found->is_null())
            return otherwise;
        if (!found->is_number() || !std::isfinite(found->get<double>()) || found->get<double>() <= 0)
            return complain(key, *found), otherwise;
        return found->get<double>();
    }

    /// An empty object when there is none.
    const json& object(const char* key) const
    {
        static const json none = json::object();
        const auto found = m_object->find(key);
        return found != m_object->end() && found->is_object() ? *found : none;
    }

    const std::string& problem() const { return m_problem; }
    void complain(const std::string& key, const json& found)
    {
        if (m_problem.empty())
            m_problem =
                key + " is " + (found.is_primitive() ? found.dump().substr(0, 60) : found.type_name());
    }

private:
    const json* m_object;
    const std::string* m_subject;
    std::string m_problem;
};

RopeConfig readRope(Reader& reader)
{
    RopeConfig rope;
    rope.theta = reader.number("rope_theta", rope.theta);
    const auto& old = reader.object("rope_scaling");
    const auto& scaling = old.empty() ? reader.object("rope_parameters") : old; // transformers 5's name
    Reader inner(scaling, {});
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

LlamaConfig readLlama(Reader& reader, LlamaConfig otherwise)
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
    CsmConfig c;
    Reader top(whole, subject);
    Reader inner(top.object("depth_decoder_config"), subject);
    Reader codec(top.object("codec_config"), subject);
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
    const auto whole = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!whole.is_object())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, "it is not a JSON object");
    if (const auto type = whole.find("model_type"); type != whole.end() && *type != "csm")
        return fail(Code::InvalidInput, Reason::WeightsUnknown, subject,
                    "model_type " + (type->is_string() ? type->get<std::string>().substr(0, 40)
                                                       : std::string(type->type_name())));
    return fromObject(whole, subject);
}

Result<CsmConfig> readCsmConfig(const std::filesystem::path& file)
{
    UNDERSTUDY_TRY(const auto text, readFile(file, kLargestConfig));
    return readCsmConfig(text, file.string());
}

} // namespace understudy
