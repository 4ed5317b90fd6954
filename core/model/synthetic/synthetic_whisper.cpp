// A Whisper's folder as published: its marks where they are, words that mean nothing.
#include "core/model/synthetic/synthetic_parts_p.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto kLanguages = "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro "
                            "da hu ta no th ur hr bg lt la mi "
                            "ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa "
                            "si km sn yo so af oc ka be tg sd "
                            "gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue";
constexpr std::int64_t kTimes = 1501;
constexpr std::int64_t kBlank = 220; ///< of the published vocabulary, and of the bytes before any other

std::string mark(const std::string& name)
{
    return "<|" + name + "|>";
}

/// In the order of their ids, from the end mark on. The vocabulary's size tells how many languages there are.
std::vector<std::string> marksOf(const WhisperConfig& c)
{
    std::vector<std::string> marks{mark("endoftext"), mark("startoftranscript")};
    const bool hasCantonese = c.mels == 128; // since large-v3
    std::istringstream languages(kLanguages);
    for (std::string language; languages >> language;)
        if (language != "yue" || hasCantonese)
            marks.push_back(mark(language));
    for (const auto* name : {"translate", "transcribe", "startoflm", "startofprev",
                             hasCantonese ? "nospeech" : "nocaptions", "notimestamps"})
        marks.push_back(mark(name));
    for (std::int64_t i = 0; i < kTimes; ++i) {
        const auto hundredths = std::to_string(100 + 2 * i % 100).substr(1);
        marks.push_back(mark(std::to_string(2 * i / 100) + "." + hundredths));
    }
    return marks;
}

std::int64_t idOf(const std::vector<std::string>& marks, const WhisperConfig& c, const char* name)
{
    const auto found = std::find(marks.begin(), marks.end(), mark(name));
    return c.vocabulary - std::ssize(marks) + (found - marks.begin());
}

/// "baba", another for each number.
std::string wordOf(std::int64_t number)
{
    std::string word;
    for (int i = 0; i < 4; ++i, number /= 20) {
        word += "bcdfghjklmnpqrstvwxz"[number % 20];
        word += i % 2 == 0 ? "a" : "o";
    }
    return word;
}

void addLayers(std::vector<TensorPlan>& plans, const std::string& network, std::int64_t layers,
               std::int64_t mlp, std::int64_t width)
{
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        plans.push_back({"model." + network + "." + name, TensorType::F32, std::move(shape)});
    };
    const auto addNorm = [&](const std::string& name) {
        add(name + ".weight", {width});
        add(name + ".bias", {width});
    };
    for (std::int64_t i = 0; i < layers; ++i) {
        const auto layer = "layers." + std::to_string(i) + ".";
        for (const auto* attention : {"self_attn", "encoder_attn"}) {
            if (network == "encoder" && std::string_view(attention) == "encoder_attn")
                continue;
            for (const auto* part : {"q_proj", "k_proj", "v_proj", "out_proj"}) {
                add(layer + attention + "." + part + ".weight", {width, width});
                if (std::string_view(part) != "k_proj")
                    add(layer + attention + "." + part + ".bias", {width});
            }
            addNorm(layer + attention + "_layer_norm");
        }
        add(layer + "fc1.weight", {mlp, width});
        add(layer + "fc1.bias", {mlp});
        add(layer + "fc2.weight", {width, mlp});
        add(layer + "fc2.bias", {width});
        addNorm(layer + "final_layer_norm");
    }
    addNorm("layer_norm");
}

} // namespace

std::vector<TensorPlan> whisperTensors(const WhisperConfig& c)
{
    std::vector<TensorPlan> plans;
    const auto add = [&](const char* name, std::vector<std::int64_t> shape) {
        plans.push_back({std::string("model.") + name, TensorType::F32, std::move(shape)});
    };
    add("encoder.conv1.weight", {c.width, c.mels, 3});
    add("encoder.conv1.bias", {c.width});
    add("encoder.conv2.weight", {c.width, c.width, 3});
    add("encoder.conv2.bias", {c.width});
    add("encoder.embed_positions.weight", {c.sources, c.width});
    addLayers(plans, "encoder", c.encoderLayers, c.encoderMlp, c.width);
    add("decoder.embed_tokens.weight", {c.vocabulary, c.width});
    add("decoder.embed_positions.weight", {c.targets, c.width});
    addLayers(plans, "decoder", c.decoderLayers, c.decoderMlp, c.width);
    return plans;
}

std::string formatWhisperConfig(const WhisperConfig& c)
{
    const auto end = idOf(marksOf(c), c, "endoftext");
    const Json whole = {{"architectures", {"WhisperForConditionalGeneration"}},
                        {"model_type", "whisper"},
                        {"activation_function", "gelu"},
                        {"d_model", c.width},
                        {"encoder_layers", c.encoderLayers},
                        {"decoder_layers", c.decoderLayers},
                        {"encoder_attention_heads", c.encoderHeads},
                        {"decoder_attention_heads", c.decoderHeads},
                        {"encoder_ffn_dim", c.encoderMlp},
                        {"decoder_ffn_dim", c.decoderMlp},
                        {"max_source_positions", c.sources},
                        {"max_target_positions", c.targets},
                        {"num_mel_bins", c.mels},
                        {"vocab_size", c.vocabulary},
                        {"eos_token_id", end},
                        {"bos_token_id", end},
                        {"pad_token_id", end},
                        {"decoder_start_token_id", end + 1},
                        {"scale_embedding", false},
                        {"torch_dtype", "float32"}};
    return whole.dump(2) + "\n";
}

std::string formatWhisperGeneration(const WhisperConfig& c)
{
    const auto marks = marksOf(c);
    const auto id = [&](const char* name) { return idOf(marks, c, name); };
    const Json whole = {{"begin_suppress_tokens", {kBlank, id("endoftext")}},
                        {"suppress_tokens", Json::array()},
                        {"is_multilingual", true},
                        {"max_initial_timestamp_index", 50},
                        {"no_timestamps_token_id", id("notimestamps")},
                        {"task_to_id", {{"transcribe", id("transcribe")}, {"translate", id("translate")}}}};
    return whole.dump(2) + "\n";
}

std::string formatWhisperPreprocessor(const WhisperConfig& c)
{
    const Json whole = {{"feature_extractor_type", "WhisperFeatureExtractor"},
                        {"feature_size", c.mels},
                        {"sampling_rate", kWhisperRate},
                        {"n_fft", kWhisperTransform},
                        {"hop_length", kWhisperHop},
                        {"chunk_length", c.frames() / kWhisperFramesASecond}};
    return whole.dump(2) + "\n";
}

std::string formatWhisperTokenizer(const WhisperConfig& c)
{
    const auto marks = marksOf(c);
    const auto first = c.vocabulary - std::ssize(marks);
    Json words = Json::object(), added = Json::array();
    std::int64_t id = 0;
    for (const auto& spelling : byteAlphabet())
        words[spelling] = id++;
    for (; id < first; ++id)
        words["\xC4\xA0" + wordOf(id)] = id; // with the blank before it
    for (const auto& content : marks)
        added.push_back({{"id", id++}, {"content", content}, {"special", true}});
    const Json bytes = {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", true}};
    const Json whole = {{"version", "1.0"},
                        {"added_tokens", std::move(added)},
                        {"normalizer", nullptr},
                        {"pre_tokenizer", bytes},
                        {"decoder", {{"type", "ByteLevel"}}},
                        {"model", {{"type", "BPE"}, {"vocab", std::move(words)}, {"merges", Json::array()}}}};
    return whole.dump() + "\n";
}

} // namespace understudy
