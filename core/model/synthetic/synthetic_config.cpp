#include "core/model/synthetic/synthetic_parts_p.h"

#include <nlohmann/json.hpp>

#include <array>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kSpecialTokens = 256;
constexpr std::int64_t kSpareIds = 3; ///< of each codebook's vocabulary, as in CSM-1B

MimiConfig tinyMimi()
{
    MimiConfig c;
    c.filters = 4;
    c.width = 32;
    c.layers = 2;
    c.heads = 4;
    c.headDim = 8;
    c.mlp = 64;
    c.window = 16;
    c.codebooks = 8;
    c.codes = 64;
    c.codeDim = 16;
    return c;
}

EcapaConfig tinyEcapa()
{
    EcapaConfig c;
    c.channels = 64;
    c.gathered = 96;
    c.attention = c.squeezed = 16;
    return c;
}

CsmConfig tinyCsm(const MimiConfig& codec)
{
    CsmConfig c = csm1bConfig();
    c.backbone.layers = c.depth.layers = 2;
    c.backbone.heads = c.depth.heads = 4;
    c.backbone.keyHeads = c.depth.keyHeads = 2;
    c.backbone.width = 64;
    c.backbone.headDim = 16;
    c.backbone.mlp = 128;
    c.depth.width = 32;
    c.depth.headDim = 8;
    c.depth.mlp = 96;
    // The same bend as in CSM-1B where the heads are narrower: wavelengths of 16 and 64.
    c.backbone.rope.oldContext = c.depth.rope.oldContext = 64;
    c.codebooks = c.depth.positions = codec.codebooks;
    c.codes = codec.codes;
    c.audioVocabulary = codec.codes + kSpareIds;
    c.textVocabulary = 2000 + kSpecialTokens;
    c.audioToken = 2002;
    c.audioEndToken = 2003;
    return c;
}

Json ropeOf(const RopeConfig& rope)
{
    return {{"rope_type", "llama3"},
            {"factor", rope.factor},
            {"low_freq_factor", rope.lowFactor},
            {"high_freq_factor", rope.highFactor},
            {"original_max_position_embeddings", rope.oldContext}};
}

void addLlama(Json& object, const LlamaConfig& c, std::int64_t positions)
{
    object["attention_bias"] = false;
    object["attention_dropout"] = 0.0;
    object["head_dim"] = c.headDim;
    object["hidden_act"] = "silu";
    object["hidden_size"] = c.width;
    object["initializer_range"] = 0.02;
    object["intermediate_size"] = c.mlp;
    object["max_position_embeddings"] = positions;
    object["mlp_bias"] = false;
    object["num_attention_heads"] = c.heads;
    object["num_hidden_layers"] = c.layers;
    object["num_key_value_heads"] = c.keyHeads;
    object["rms_norm_eps"] = c.epsilon;
    object["rope_scaling"] = ropeOf(c.rope);
    object["rope_theta"] = c.rope.theta;
}

Json mimiConfig(const MimiConfig& c)
{
    return {{"model_type", "mimi"},
            {"attention_bias", false},
            {"attention_dropout", 0.0},
            {"audio_channels", 1},
            {"codebook_dim", c.codeDim},
            {"codebook_size", c.codes},
            {"compress", c.compress},
            {"dilation_growth_rate", 2},
            {"frame_rate", double(c.sampleRate) / double(c.frameSamples())},
            {"head_dim", c.headDim},
            {"hidden_act", "gelu"},
            {"hidden_size", c.width},
            {"initializer_range", 0.02},
            {"intermediate_size", c.mlp},
            {"kernel_size", c.kernel},
            {"last_kernel_size", c.lastKernel},
            {"layer_scale_initial_scale", 0.01},
            {"max_position_embeddings", 8000},
            {"norm_eps", c.epsilon},
            {"num_attention_heads", c.heads},
            {"num_filters", c.filters},
            {"num_hidden_layers", c.layers},
            {"num_key_value_heads", c.heads},
            {"num_quantizers", c.codebooks},
            {"num_residual_layers", 1},
            {"num_semantic_quantizers", 1},
            {"pad_mode", "constant"},
            {"residual_kernel_size", c.residualKernel},
            {"rope_theta", c.theta},
            {"sampling_rate", c.sampleRate},
            {"sliding_window", c.window},
            {"trim_right_ratio", 1.0},
            {"upsample_groups", c.width},
            {"upsampling_ratios", c.ratios},
            {"use_cache", false},
            {"use_causal_conv", true},
            {"use_conv_shortcut", false},
            {"vector_quantization_hidden_dimension", c.codeDim}};
}

std::string textOf(const Json& document)
{
    return document.dump(2) + "\n";
}

/// As tokenizers' ByteLevel spells a byte: printable ones as themselves, the rest from U+0100 on.
std::string utf8Of(int point)
{
    if (point < 0x80)
        return {static_cast<char>(point)};
    return {static_cast<char>(0xc0 | point >> 6), static_cast<char>(0x80 | (point & 0x3f))};
}

/// Llama 3's, of which CSM renamed two.
std::vector<std::string> specialNames()
{
    std::vector<std::string> names{"<|begin_of_text|>",
                                   "<|end_of_text|>",
                                   "<|AUDIO|>",
                                   "<|audio_eos|>",
                                   "<|finetune_right_pad_id|>",
                                   "<|reserved_special_token_2|>",
                                   "<|start_header_id|>",
                                   "<|end_header_id|>",
                                   "<|eom_id|>",
                                   "<|eot_id|>",
                                   "<|python_tag|>"};
    for (int number = 3; std::ssize(names) < kSpecialTokens; ++number)
        names.push_back("<|reserved_special_token_" + std::to_string(number) + "|>");
    return names;
}

/// BOS, the text, EOS.
Json templateFor(std::int64_t firstSpecial)
{
    const auto special = [](const char* name, int part) {
        return Json{{"SpecialToken", {{"id", name}, {"type_id", part}}}};
    };
    const auto sequence = [](const char* name, int part) {
        return Json{{"Sequence", {{"id", name}, {"type_id", part}}}};
    };
    const auto known = [](const char* name, std::int64_t id) {
        return Json{{"id", name}, {"ids", {id}}, {"tokens", {name}}};
    };
    constexpr const char *kBegin = "<|begin_of_text|>", *kEnd = "<|end_of_text|>";
    return {{"type", "TemplateProcessing"},
            {"single", {special(kBegin, 0), sequence("A", 0), special(kEnd, 0)}},
            {"pair",
             {special(kBegin, 0), sequence("A", 0), special(kEnd, 0), special(kBegin, 1), sequence("B", 1),
              special(kEnd, 1)}},
            {"special_tokens",
             {{kBegin, known(kBegin, firstSpecial)}, {kEnd, known(kEnd, firstSpecial + 1)}}}};
}

Json byteLevel(bool addsSpace, bool usesPattern)
{
    return {{"type", "ByteLevel"},
            {"add_prefix_space", addsSpace},
            {"trim_offsets", true},
            {"use_regex", usesPattern}};
}

} // namespace

std::vector<std::string> byteAlphabet()
{
    const auto isPlain = [](int byte) {
        return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte != 0xad);
    };
    std::vector<std::string> alphabet, rest;
    for (int byte = 0; byte < 256; ++byte)
        if (isPlain(byte))
            alphabet.push_back(utf8Of(byte));
        else
            rest.push_back(utf8Of(0x100 + static_cast<int>(rest.size())));
    alphabet.insert(alphabet.end(), rest.begin(), rest.end());
    return alphabet;
}

SyntheticConfig syntheticConfig(SyntheticSize size)
{
    if (size == SyntheticSize::Full)
        return {csm1bConfig(), {}, {}, {}};
    const auto codec = tinyMimi();
    return {tinyCsm(codec), codec, {}, tinyEcapa()};
}

std::string formatCsmConfig(const SyntheticConfig& config)
{
    const auto& c = config.csm;
    const auto firstSpecial = c.textVocabulary - kSpecialTokens;
    Json depth = {{"model_type", "csm_depth_decoder_model"},
                  {"backbone_hidden_size", c.backbone.width},
                  {"num_codebooks", c.codebooks},
                  {"vocab_size", c.audioVocabulary}};
    addLlama(depth, c.depth, c.codebooks + 1);
    Json whole = {{"architectures", {"CsmForConditionalGeneration"}},
                  {"model_type", "csm"},
                  {"audio_token_id", c.audioToken},
                  {"audio_eos_token_id", c.audioEndToken},
                  {"bos_token_id", firstSpecial},
                  {"pad_token_id", c.audioToken},
                  {"codebook_eos_token_id", 0},
                  {"codebook_pad_token_id", c.audioVocabulary - 1},
                  {"num_codebooks", c.codebooks},
                  {"text_vocab_size", c.textVocabulary},
                  {"vocab_size", c.audioVocabulary},
                  {"tie_codebooks_embeddings", true},
                  {"tie_word_embeddings", false},
                  {"torch_dtype", "float32"}};
    addLlama(whole, c.backbone, c.backbone.positions);
    whole["depth_decoder_config"] = std::move(depth);
    whole["codec_config"] = mimiConfig(config.mimi);
    return textOf(whole);
}

std::string formatMimiConfig(const MimiConfig& config)
{
    auto object = mimiConfig(config);
    object["architectures"] = {"MimiModel"};
    object["torch_dtype"] = "float32";
    return textOf(object);
}

std::string formatByteTokenizer(std::int64_t vocabulary)
{
    constexpr const char* kPieces =
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
    const auto firstSpecial = vocabulary - kSpecialTokens;
    Json added = Json::array();
    for (auto id = firstSpecial; const auto& name : specialNames())
        added.push_back({{"id", id++},
                         {"content", name},
                         {"single_word", false},
                         {"lstrip", false},
                         {"rstrip", false},
                         {"normalized", false},
                         {"special", true}});
    Json bytes = Json::object();
    for (int id = 0; const auto& spelling : byteAlphabet())
        bytes[spelling] = id++;
    Json split = {{"type", "Split"},
                  {"pattern", {{"Regex", kPieces}}},
                  {"behavior", "Isolated"},
                  {"invert", false}};
    Json steps = {{"type", "Sequence"}, {"pretokenizers", Json::array({split, byteLevel(false, false)})}};
    Json model = {{"type", "BPE"},          {"dropout", nullptr},
                  {"unk_token", nullptr},   {"continuing_subword_prefix", nullptr},
                  {"end_of_word_suffix", nullptr}, {"fuse_unk", false},
                  {"byte_fallback", false}, {"ignore_merges", true},
                  {"vocab", std::move(bytes)}, {"merges", Json::array()}};
    const Json document = {{"version", "1.0"},
                           {"truncation", nullptr},
                           {"padding", nullptr},
                           {"added_tokens", std::move(added)},
                           {"normalizer", nullptr},
                           {"pre_tokenizer", std::move(steps)},
                           {"post_processor", templateFor(firstSpecial)},
                           {"decoder", byteLevel(true, true)},
                           {"model", std::move(model)}};
    return textOf(document);
}

} // namespace understudy
