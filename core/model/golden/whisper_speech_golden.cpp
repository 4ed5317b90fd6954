// What Whisper makes of its tokens.
#include "core/model/golden/golden.h"

#include "core/model/golden/whisper_golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/whisper/whisper.h"
#include "core/model/whisper/whisper_decoding_p.h"
#include "core/model/whisper/whisper_mel_p.h"

#include <sstream>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

/// Cases that differ, by kind.
Result<void> checkTokens(const GoldenFolder& golden, const WhisperTokenizer& tokenizer,
                         const std::string& how, std::vector<GoldenRow>& rows)
{
    constexpr auto kFile = "tokenizer.jsonl";
    UNDERSTUDY_TRY(const auto text, readFile(golden.path() / kFile, Bytes(16 << 20)));
    std::map<std::string, double> wrong;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto row = json::parse(line);
        const auto kind = row.at("kind").get<std::string>();
        const auto expected = row.at("text").get<std::string>();
        const auto ids = row.at("ids").get<std::vector<std::int64_t>>();
        const bool isEqual = kind == "encode"   ? tokenizer.encode(expected) == ids
                             : kind == "decode" ? tokenizer.decode(ids) == expected
                                                : tokenizer.text(ids) == expected;
        wrong[kind] += isEqual ? 0 : 1;
    }
    for (const auto& [kind, count] : wrong)
        rows.push_back({kFile, kind + how, count, 0});
    return {};
}

/// From each of the two layouts a folder has.
Result<void> checkTokenizers(const fs::path& folder, const WhisperConfig& config,
                             const WhisperGeneration& generation, std::vector<GoldenRow>& rows)
{
    const GoldenFolder golden(folder / "golden");
    UNDERSTUDY_TRY(const auto whole, WhisperTokenizer::open(folder, config, generation));
    UNDERSTUDY_CHECK(checkTokens(golden, whole, "", rows));
    constexpr Bytes kMost{16 << 20};
    UNDERSTUDY_TRY(const auto words, readFile(folder / "vocab.json", kMost));
    UNDERSTUDY_TRY(const auto merges, readFile(folder / "merges.txt", kMost));
    UNDERSTUDY_TRY(const auto added, readFile(folder / "added_tokens.json", kMost));
    UNDERSTUDY_TRY(auto bytes, BpeTokenizer::fromParts(words, merges, added, folder.string()));
    UNDERSTUDY_TRY(const auto parts,
                   WhisperTokenizer::make(std::move(bytes), config, generation, folder.string()));
    return checkTokens(golden, parts, ", three files", rows);
}

/// What was asked of the original, by the name it has in the file.
Result<WhisperAsk> askOf(const WhisperParts& parts, const std::string& kind, const json& expected)
{
    const auto times = kind.starts_with("no_timestamps") ? WhisperTimes::None : WhisperTimes::Said;
    const auto previous = expected.contains("prompt") ? expected.at("prompt").get<std::vector<std::int64_t>>()
                                                      : std::vector<std::int64_t>();
    auto ask = whisperAsk(parts, "en", WhisperTask::Transcribe, times, previous);
    ask.suppresses = !kind.ends_with("nothing_suppressed");
    return ask;
}

/// Ids up to the step that near ties of random weights decide; the rest only where there is none.
void compareSaid(const WhisperSaid& said, const json& expected, const std::string& what,
                 std::vector<GoldenRow>& rows)
{
    constexpr auto kFile = "decode.json";
    constexpr double kLogProbability = 1e-4, kNoSpeech = 1e-4;
    const auto ids = expected.at("tokens").get<std::vector<std::int64_t>>();
    const auto exact = expected.at("exact_steps").get<std::size_t>();
    const bool isWhole = exact == expected.at("steps").get<std::size_t>();
    double wrong = isWhole && ids.size() != said.tokens.size() ? 1 : 0;
    for (std::size_t i = 0; i < std::min(exact, ids.size()); ++i)
        wrong += i < said.tokens.size() && said.tokens[i] == ids[i] ? 0 : 1;
    rows.push_back({kFile, what + ".tokens", wrong, 0});
    const auto noSpeech = expected.at("no_speech_prob").get<double>();
    rows.push_back({kFile, what + ".no_speech_prob", std::abs(said.noSpeech / noSpeech - 1), kNoSpeech});
    if (!isWhole)
        return;
    rows.push_back(
        {kFile, what + ".text", said.text == expected.at("text").get<std::string>() ? 0.0 : 1.0, 0});
    rows.push_back({kFile, what + ".avg_logprob",
                    std::abs(said.logProbability - expected.at("avg_logprob").get<double>()),
                    kLogProbability});
    rows.push_back({kFile, what + ".compression_ratio",
                    std::abs(said.compression - expected.at("compression_ratio").get<double>()), 1e-12});
}

Result<void> checkWindow(const WhisperParts& parts, const WhisperHeard& heard, const std::string& name,
                         const json& results, std::vector<GoldenRow>& rows)
{
    for (const auto& [kind, expected] : results.items()) {
        if (kind == "language") {
            const auto found = languagesOf(parts, heard)[0];
            const auto id = parts.tokenizer.marks().language(found.first);
            rows.push_back({"decode.json", name + ".language",
                            id == expected.at("token").get<std::int64_t>() ? 0.0 : 1.0, 0});
            rows.push_back({"decode.json", name + ".language's probability",
                            std::abs(found.second - expected.at("top")[0][1].get<double>()), 1e-5});
            continue;
        }
        if (kind.starts_with("beam")) // not ours
            continue;
        UNDERSTUDY_TRY(const auto ask, askOf(parts, kind, expected));
        UNDERSTUDY_TRY(const auto said, sayWindows(parts, heard, ask, {}));
        compareSaid(said[0], expected, name + "." + kind, rows);
    }
    return {};
}

Result<void> checkDecoding(const GoldenFolder& golden, const WhisperParts& parts,
                           const WhisperGoldenAudio& audio, std::vector<GoldenRow>& rows)
{
    UNDERSTUDY_TRY(const auto whole, golden.json("decode.json"));
    const WhisperMel mel(parts.network->config());
    const auto ask = whisperAsk(parts, "en", WhisperTask::Transcribe, WhisperTimes::None, {});
    rows.push_back({"decode.json", "prompt", ask.prompt == whole.at("prompt_no_timestamps") ? 0.0 : 1.0, 0});
    for (const auto& window : audio.windows()) {
        if (!whole.at("results").contains(window.name))
            continue;
        const auto states = parts.network->encoder().forward(
            mel.window(window.samples).unsqueeze(0).to(parts.network->device()));
        UNDERSTUDY_CHECK(checkWindow(parts, parts.network->decoder().hear(states), window.name,
                                     whole.at("results").at(window.name), rows));
    }
    return {};
}

/// Segments of the windows whose every step the original's own rounding decides: up to the first that a near
/// tie does.
void compareTranscript(const WhisperTranscript& found, const json& expected, const std::string& kind,
                       std::vector<GoldenRow>& rows)
{
    constexpr auto kFile = "transcribe.json";
    constexpr double kTie = 1e-3, kTime = 1e-6;
    std::size_t sure = 0, windows = 0;
    std::int64_t seek = -1;
    const auto& margins = expected.at("min_margin_per_window");
    const auto& segments = expected.at("segments");
    for (; sure < segments.size(); ++sure) {
        const auto own = segments[sure].at("seek").get<std::int64_t>();
        windows += own != seek ? 1 : 0;
        seek = own;
        if (windows > margins.size() || margins[windows - 1].get<double>() < kTie)
            break;
    }
    double ids = 0, times = 0, texts = 0;
    for (std::size_t i = 0; i < sure; ++i) {
        const auto* mine = i < found.segments.size() ? &found.segments[i] : nullptr;
        const auto& theirs = segments[i];
        ids +=
            mine != nullptr && theirs.at("tokens") == mine->tokens && theirs.at("seek") == mine->seek ? 0 : 1;
        texts += mine != nullptr && theirs.at("text") == mine->text ? 0 : 1;
        for (const auto& [key, value] :
             {std::pair("start", mine ? mine->start : -1), std::pair("end", mine ? mine->end : -1)})
            times = std::max(times, std::abs(theirs.at(key).get<double>() - value));
    }
    const bool isWhole = sure == segments.size();
    rows.push_back({kFile, kind + ".segments", isWhole && found.segments.size() != sure ? 1.0 : 0.0, 0});
    rows.push_back({kFile, kind + ".tokens of " + std::to_string(sure), ids, 0});
    rows.push_back(
        {kFile, kind + ".text", texts + (isWhole && expected.at("text") != found.text ? 1 : 0), 0});
    rows.push_back({kFile, kind + ".times", times, kTime});
}

Result<void> checkTranscripts(const GoldenFolder& golden, const fs::path& folder,
                              const WhisperGoldenAudio& audio, const std::string& device,
                              std::vector<GoldenRow>& rows)
{
    UNDERSTUDY_TRY(const auto expected, golden.json("transcribe.json"));
    UNDERSTUDY_TRY(const auto whisper, Whisper::open({folder, folder / "model.safetensors", {}, {}, false},
                                                     device, Precision::Fp32));
    for (const auto& [kind, segments] : expected.items()) {
        WhisperOptions options;
        options.temperatures = {0};
        options.mostCompression = options.leastLogProbability = options.mostNoSpeech = std::nullopt;
        options.followsPrevious = kind == "condition_on_previous_text";
        UNDERSTUDY_TRY(const auto found, whisper->transcribe(audio.clip("a47"), options));
        compareTranscript(found, segments, kind, rows);
    }
    return {};
}

} // namespace

GoldenRows checkWhisperSpeechGolden(const fs::path& folder, const fs::path& base,
                                    const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        const GoldenFolder golden(folder / "golden");
        std::vector<GoldenRow> rows;
        UNDERSTUDY_TRY(const auto config, readWhisperConfig(folder));
        UNDERSTUDY_TRY(const auto generation, readWhisperGeneration(folder, config));
        UNDERSTUDY_CHECK(checkTokenizers(folder, config, generation, rows));
        UNDERSTUDY_TRY(const auto audio, whisperGoldenAudio(base / "golden"));
        UNDERSTUDY_TRY(auto tokenizer, WhisperTokenizer::open(folder, config, generation));
        UNDERSTUDY_TRY(auto network,
                       WhisperNetwork::open(folder, folder / "model.safetensors", device, at::kFloat));
        const WhisperParts parts{std::move(network), generation, std::move(tokenizer)};
        UNDERSTUDY_CHECK(checkDecoding(golden, parts, audio, rows));
        UNDERSTUDY_CHECK(checkTranscripts(golden, folder, audio, deviceName, rows));
        return rows;
    });
}

} // namespace understudy
