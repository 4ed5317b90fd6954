// Whisper's front end and networks.
#include "core/model/golden/golden.h"

#include "core/model/golden/golden_p.h"
#include "core/model/golden/whisper_golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/whisper/whisper_mel_p.h"

#include <cstring>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr double kFilters = 1e-7, kMel = 1e-4, kEncoder = 5e-5, kDecoder = 2e-4, kLogits = 5e-4;

constexpr auto kMelFile = "mel.safetensors";
constexpr auto kNetworkFile = "network.safetensors";

Result<void> checkFilters(GoldenFolder& golden, std::vector<GoldenRow>& rows)
{
    for (const std::int64_t bands : {80, 128}) {
        const auto name = "mel_filters_" + std::to_string(bands);
        UNDERSTUDY_TRY(const auto expected, golden.tensor(kMelFile, name));
        addNear(rows, kMelFile, name, melFilters(bands), expected, kFilters);
    }
    return {};
}

/// `name`, whole or in the columns that are stored.
Result<void> checkMel(GoldenFolder& golden, const std::string& name, const at::Tensor& mel,
                      std::vector<GoldenRow>& rows)
{
    UNDERSTUDY_TRY(const auto store, golden.store(kMelFile));
    const auto* expected = store->find(name);
    if (expected == nullptr)
        return {};
    auto found = mel;
    if (const auto* columns = store->find(name + ".columns"))
        found = mel.index_select(1, tensorOf(*columns));
    addNear(rows, kMelFile, name, found, tensorOf(*expected), kMel);
    return {};
}

Result<void> checkWindows(GoldenFolder& golden, const std::vector<WhisperGoldenWindow>& windows,
                          std::vector<GoldenRow>& rows)
{
    for (const std::int64_t bands : {80, 128}) {
        WhisperConfig config;
        config.mels = bands;
        const WhisperMel mel(config);
        for (const auto& window : windows)
            UNDERSTUDY_CHECK(checkMel(golden, window.name + ".mel" + std::to_string(bands),
                                      mel.window(window.samples), rows));
    }
    return {};
}

Result<void> checkRecording(GoldenFolder& golden, const WhisperGoldenAudio& audio,
                            std::vector<GoldenRow>& rows)
{
    const WhisperConfig config;
    const WhisperMel mel(config);
    const auto whole = mel.recording(audio.clip("a47"));
    const auto frames = whole.size(1) - config.frames();
    for (const std::int64_t seek : {0, 3000})
        UNDERSTUDY_CHECK(checkMel(golden, "a47.transcribe.seek" + std::to_string(seek) + ".mel80",
                                  mel.piece(whole, seek, std::min(config.frames(), frames - seek)), rows));
    return {};
}

/// Row by row of the reference's tensors, by their names.
class NetworkCheck
{
public:
    NetworkCheck(GoldenFolder& golden, std::vector<GoldenRow>& rows) : m_golden(golden), m_rows(rows) {}

    Result<void> near(const std::string& name, const at::Tensor& found, double allowed)
    {
        UNDERSTUDY_TRY(const auto expected, m_golden.tensor(kNetworkFile, name));
        addNear(m_rows, kNetworkFile, name, found, expected, allowed);
        return {};
    }

private:
    GoldenFolder& m_golden;
    std::vector<GoldenRow>& m_rows;
};

/// The states of the window.
Result<at::Tensor> checkEncoder(GoldenFolder& golden, const WhisperNetwork& network, const at::Tensor& mel,
                                NetworkCheck& check)
{
    WhisperTrace trace;
    auto states = network.encoder().forward(mel.unsqueeze(0).to(network.device()), &trace);
    for (const auto* part : {"conv1_preact", "conv2_preact", "block0"})
        UNDERSTUDY_CHECK(
            check.near(std::string("encoder.") + part, trace.at(part)[0].narrow(0, 0, 16), kEncoder));
    UNDERSTUDY_TRY(const auto rows, golden.tensor(kNetworkFile, "encoder.rows"));
    UNDERSTUDY_CHECK(check.near("encoder.out", states[0].cpu().index_select(0, rows), kEncoder));
    return states;
}

Result<void> checkDecoder(GoldenFolder& golden, const WhisperNetwork& network, const at::Tensor& states,
                          NetworkCheck& check)
{
    constexpr std::int64_t kPrompt = 3, kIds = 64;
    UNDERSTUDY_TRY(const auto given, golden.tensor(kNetworkFile, "teacher.tokens"));
    const auto ids = given.unsqueeze(0);
    const auto& decoder = network.decoder();
    const auto heard = decoder.hear(states);
    auto cache = decoder.makeCache(1);
    WhisperTrace trace;
    const auto said = decoder.forward(ids, 0, cache, heard, &trace);
    UNDERSTUDY_CHECK(check.near("teacher.dec_block0", trace.at("dec_block0")[0], kDecoder));
    UNDERSTUDY_CHECK(check.near("teacher.dec_ln", said[0], kDecoder));
    UNDERSTUDY_CHECK(check.near("teacher.logits", decoder.logits(said[0]), kLogits));
    std::vector<at::Tensor> steps;
    auto stepwise = decoder.makeCache(1);
    decoder.forward(ids.narrow(1, 0, kPrompt), 0, stepwise, heard);
    for (auto at = kPrompt; at < ids.size(1); ++at)
        steps.push_back(
            decoder.logits(decoder.forward(ids.narrow(1, at, 1), at, stepwise, heard)[0])[0].narrow(0, 0,
                                                                                                    kIds));
    return check.near("teacher.logits_cached", at::stack(steps), kLogits);
}

} // namespace

Result<WhisperGoldenAudio> whisperGoldenAudio(const fs::path& folder)
{
    GoldenFolder golden(folder);
    UNDERSTUDY_TRY(const auto bytes, readFile(folder / "audio.wav", Bytes(64 << 20)));
    UNDERSTUDY_TRY(const auto clips, golden.json("clips.json"));
    // 16 bit, mono, after a header of 44 bytes: a file of ours, and no reader of sound is in every build.
    constexpr std::size_t kHeader = 44;
    WhisperGoldenAudio audio;
    std::vector<std::int16_t> words((std::max(bytes.size(), kHeader) - kHeader) / 2);
    std::memcpy(words.data(), bytes.data() + std::min(kHeader, bytes.size()), words.size() * 2);
    for (const auto word : words)
        audio.samples.push_back(float(word) / 32768.0F);
    for (const auto& clip : clips)
        audio.clips[clip.at("name")] = {clip.at("start").get<std::size_t>(),
                                        clip.at("samples").get<std::size_t>()};
    return audio;
}

std::span<const float> WhisperGoldenAudio::clip(const std::string& name) const
{
    const auto& [start, count] = clips.at(name);
    return std::span(samples).subspan(start, count);
}

std::vector<WhisperGoldenWindow> WhisperGoldenAudio::windows() const
{
    constexpr std::size_t kWindow = 480'000;
    const auto vectorOf = [](std::span<const float> part) {
        return std::vector<float>(part.begin(), part.end());
    };
    std::vector<WhisperGoldenWindow> all;
    for (const auto* name : {"a1p3", "a29p99", "a30"})
        all.push_back({name, vectorOf(clip(name))});
    all.push_back({"a47.w0", vectorOf(clip("a47").first(kWindow))});
    all.push_back({"a47.w1", vectorOf(clip("a47").subspan(kWindow))});
    all.push_back({"silence5s", std::vector<float>(80'000)});
    return all;
}

GoldenRows checkWhisperGolden(const fs::path& folder, const fs::path& base, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder / "golden");
        std::vector<GoldenRow> rows;
        UNDERSTUDY_TRY(const auto audio, whisperGoldenAudio(base / "golden"));
        if (golden.has(kMelFile)) {
            UNDERSTUDY_CHECK(checkFilters(golden, rows));
            UNDERSTUDY_CHECK(checkWindows(golden, audio.windows(), rows));
            UNDERSTUDY_CHECK(checkRecording(golden, audio, rows));
        }
        UNDERSTUDY_TRY(const auto network,
                       WhisperNetwork::open(folder, folder / "model.safetensors", device, at::kFloat));
        NetworkCheck check(golden, rows);
        const WhisperMel mel(network->config());
        UNDERSTUDY_TRY(const auto states,
                       checkEncoder(golden, *network, mel.window(audio.clip("a1p3")), check));
        UNDERSTUDY_CHECK(checkDecoder(golden, *network, states, check));
        return rows;
    });
}

} // namespace understudy
