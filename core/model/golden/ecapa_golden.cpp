#include "core/audio/reader.h"
#include "core/model/ecapa/ecapa_p.h"
#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"

#include <array>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::array kVoices{"chirp_0p6s", "voice_a_8s", "voice_b_2p35s", "harmonics_3s"}; ///< as in "cosine"
constexpr const char* kStages = "voice_b_2p35s";

Result<at::Tensor> samplesOf(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto sound, readMono(file, SampleRate(16'000)));
    return at::tensor(at::ArrayRef<float>(sound.samples.data(), sound.samples.size()));
}

/// Allows a share of the largest value or of the norm of what is expected.
double share(double allowed, const at::Tensor& size)
{
    return allowed * size.item<double>();
}

Result<void> checkBands(GoldenFolder& golden, std::vector<GoldenRow>& rows, const std::string& voice,
                        const at::Tensor& samples)
{
    const std::string file = "features.safetensors";
    const auto bands = ecapaBands(samples);
    UNDERSTUDY_TRY(const auto frames, golden.tensor(file, voice + ".rows"));
    for (const auto& [what, found] : {std::pair{".fbank", bands}, {".normalized", aroundMean(bands)}}) {
        UNDERSTUDY_TRY(const auto expected, golden.tensor(file, voice + what));
        const auto picked = found.to(at::kCPU).index_select(0, frames);
        addNear(rows, file, voice + what, picked, expected, 5e-3);
        addNear(rows, file, voice + what + ", RMS", (picked - expected).square().mean().sqrt(), at::zeros({}),
                2e-4);
    }
    return {};
}

Result<void> checkStages(GoldenFolder& golden, std::vector<GoldenRow>& rows, const std::string& file,
                         const std::string& layout, const EcapaStages& stages)
{
    UNDERSTUDY_TRY(const auto frames, golden.tensor(file, "activations.frames"));
    const std::array stagesOf{
        std::pair{".block0", stages.blocks[0]}, std::pair{".block1", stages.blocks[1]},
        std::pair{".block3", stages.blocks[3]}, std::pair{".mfa", stages.joined},
        std::pair{".asp", stages.pooled},       std::pair{".asp_bn", stages.pooledNormed}};
    for (const auto& [what, found] : stagesOf) {
        UNDERSTUDY_TRY(const auto expected, golden.tensor(file, kStages + std::string(what)));
        const auto all = found.to(at::kCPU);
        const auto picked = all.dim() == 1 ? all : all.narrow(0, 0, expected.size(0)).index_select(1, frames);
        addNear(rows, file, kStages + std::string(what) + layout, picked, expected,
                share(5e-5, expected.abs().max()));
    }
    return {};
}

Result<void> checkNetwork(GoldenFolder& golden, std::vector<GoldenRow>& rows, const std::string& file,
                          const std::string& layout, const Ecapa& ecapa,
                          const std::vector<at::Tensor>& samples)
{
    std::vector<at::Tensor> directions;
    for (std::size_t i = 0; i < kVoices.size(); ++i) {
        EcapaStages stages;
        const auto embedding = ecapa.embed(samples[i], &stages).to(at::kCPU);
        UNDERSTUDY_TRY(const auto expected, golden.tensor(file, kVoices[i] + std::string(".embedding")));
        addNear(rows, file, kVoices[i] + std::string(".embedding") + layout, embedding, expected,
                share(1e-5, expected.norm()));
        directions.push_back(embedding / embedding.norm());
        if (kVoices[i] == std::string_view(kStages))
            UNDERSTUDY_CHECK(checkStages(golden, rows, file, layout, stages));
    }
    UNDERSTUDY_TRY(const auto cosine, golden.tensor(file, "cosine"));
    const auto all = at::stack(directions);
    addNear(rows, file, "cosine" + layout, at::mm(all, all.t()), cosine, 1e-5);
    return {};
}

/// Both files of the narrow network: the same tensors, and what they make of the voices.
Result<void> checkNarrow(GoldenFolder& golden, std::vector<GoldenRow>& rows, at::Device device,
                         const std::vector<at::Tensor>& samples)
{
    const std::string plain = "narrow.safetensors", pickled = "embedding_model.ckpt";
    UNDERSTUDY_TRY(const auto store, golden.store(plain));
    for (const auto& [name, view] : store->tensors()) {
        UNDERSTUDY_TRY(const auto tensor, golden.tensor(pickled, name));
        addExact(rows, pickled, name, tensor, tensorOf(view));
    }
    for (const auto& file : {plain, pickled}) {
        UNDERSTUDY_TRY(const auto weights, golden.store(file));
        UNDERSTUDY_TRY(const auto config, ecapaConfigOf(*weights));
        UNDERSTUDY_TRY(const auto ecapa, Ecapa::load(*weightsOf(weights), config, device));
        UNDERSTUDY_CHECK(
            checkNetwork(golden, rows, "narrow_goldens.safetensors", " of " + file, *ecapa, samples));
    }
    return {};
}

Result<void> checkFull(GoldenFolder& golden, std::vector<GoldenRow>& rows, at::Device device,
                       const std::vector<at::Tensor>& samples)
{
    UNDERSTUDY_TRY(const auto about, golden.json("formula.json"));
    const EcapaFormula formula(about.at("salt").get<std::string>());
    for (const auto& row : about.at("checks")) {
        const auto name = row.at("name").get<std::string>();
        float found = 0;
        formula.fill(name, row.at("shape").get<std::vector<std::int64_t>>(),
                     row.at("index").get<std::int64_t>(), {&found, 1});
        addExact(rows, "formula.json", name, at::scalar_tensor(found, at::kFloat),
                 at::scalar_tensor(row.at("value").get<double>(), at::kDouble).to(at::kFloat));
    }
    UNDERSTUDY_TRY(const auto ecapa, Ecapa::load(formula, EcapaConfig{}, device));
    return checkNetwork(golden, rows, "full_goldens.safetensors", "", *ecapa, samples);
}

} // namespace

GoldenRows checkEcapaGolden(const fs::path& folder, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder);
        std::vector<GoldenRow> rows;
        std::vector<at::Tensor> samples;
        for (const auto* voice : kVoices) {
            UNDERSTUDY_TRY(auto sound, samplesOf(folder / (std::string(voice) + ".wav")));
            UNDERSTUDY_CHECK(checkBands(golden, rows, voice, sound.to(device)));
            samples.push_back(std::move(sound));
        }
        UNDERSTUDY_CHECK(checkNarrow(golden, rows, device, samples));
        UNDERSTUDY_CHECK(checkFull(golden, rows, device, samples));
        return rows;
    });
}

} // namespace understudy
