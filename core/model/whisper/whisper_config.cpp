#include "core/model/whisper/whisper_config.h"

#include "core/base/files.h"
#include "core/model/config_reader_p.h"

#include <array>

namespace understudy {
namespace {

using nlohmann::json;

constexpr std::int64_t kMost = 1 << 16;
constexpr Bytes kLargestFile{1 << 20};

struct Size
{
    std::string_view name;
    std::int64_t width, heads, encoderLayers, decoderLayers, mels, vocabulary;
};

constexpr std::array kSizes{
    Size{"tiny", 384, 6, 4, 4, 80, 51865},          Size{"base", 512, 8, 6, 6, 80, 51865},
    Size{"small", 768, 12, 12, 12, 80, 51865},      Size{"medium", 1024, 16, 24, 24, 80, 51865},
    Size{"large-v3", 1280, 20, 32, 32, 128, 51866}, Size{"large-v3-turbo", 1280, 20, 32, 4, 128, 51866},
};

Result<WhisperConfig> fromObject(const json& whole, const std::string& subject)
{
    if (const auto type = whole.find("model_type"); type != whole.end() && *type != "whisper")
        return fail(Code::InvalidInput, Reason::WeightsUnknown, subject,
                    "model_type " + (type->is_string() ? type->get<std::string>().substr(0, 40)
                                                       : std::string(type->type_name())));
    WhisperConfig c;
    ConfigReader reader(whole);
    c.mels = reader.whole("num_mel_bins", c.mels, 1, 201);
    c.width = reader.whole("d_model", c.width, 4, kMost);
    c.encoderLayers = reader.whole("encoder_layers", c.encoderLayers, 1, 1000);
    c.decoderLayers = reader.whole("decoder_layers", c.decoderLayers, 1, 1000);
    c.encoderHeads = reader.whole("encoder_attention_heads", c.encoderHeads, 1, c.width);
    c.decoderHeads = reader.whole("decoder_attention_heads", c.decoderHeads, 1, c.width);
    c.encoderMlp = reader.whole("encoder_ffn_dim", c.encoderMlp, 1, kMost);
    c.decoderMlp = reader.whole("decoder_ffn_dim", c.decoderMlp, 1, kMost);
    c.vocabulary = reader.whole("vocab_size", c.vocabulary, 2, 1 << 24);
    c.sources = reader.whole("max_source_positions", c.sources, 100, kMost);
    c.targets = reader.whole("max_target_positions", c.targets, 8, kMost);
    // Of what is read, or taken where a key is missing: both have to part the width evenly.
    for (const auto& [key, heads] : {std::pair{"encoder_attention_heads", c.encoderHeads},
                                     std::pair{"decoder_attention_heads", c.decoderHeads}})
        if (c.width % heads != 0)
            reader.complain(key, heads);
    reader.demand("activation_function", "gelu");
    reader.demand("scale_embedding", false);
    if (!reader.problem().empty())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, reader.problem());
    return c;
}

} // namespace

std::optional<WhisperConfig> whisperSizes(std::string_view size)
{
    for (const auto& row : kSizes) {
        if (row.name != size)
            continue;
        WhisperConfig c;
        c.mels = row.mels;
        c.width = row.width;
        c.encoderLayers = row.encoderLayers;
        c.decoderLayers = row.decoderLayers;
        c.encoderHeads = c.decoderHeads = row.heads;
        c.encoderMlp = c.decoderMlp = 4 * row.width;
        c.vocabulary = row.vocabulary;
        return c;
    }
    return std::nullopt;
}

Result<WhisperConfig> readWhisperConfig(std::string_view text, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto whole, parseConfig(text, subject));
    return fromObject(whole, subject);
}

Result<WhisperConfig> readWhisperConfig(const std::filesystem::path& folder)
{
    const auto file = folder / "config.json", preprocessor = folder / "preprocessor_config.json";
    UNDERSTUDY_TRY(const auto text, readFile(file, kLargestFile));
    UNDERSTUDY_TRY(const auto config, readWhisperConfig(text, file.string()));
    if (isFile(preprocessor)) {
        UNDERSTUDY_TRY(const auto listens, readFile(preprocessor, kLargestFile));
        UNDERSTUDY_CHECK(checkWhisperPreprocessor(listens, config, preprocessor.string()));
    }
    return config;
}

Result<void> checkWhisperPreprocessor(std::string_view text, const WhisperConfig& config,
                                      const std::string& subject)
{
    UNDERSTUDY_TRY(const auto whole, parseConfig(text, subject));
    ConfigReader reader(whole);
    reader.demand("feature_size", config.mels);
    reader.demand("sampling_rate", kWhisperRate);
    reader.demand("n_fft", kWhisperTransform);
    reader.demand("hop_length", kWhisperHop);
    reader.demand("chunk_length", config.frames() / kWhisperFramesASecond);
    if (!reader.problem().empty())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, reader.problem());
    return {};
}

} // namespace understudy
