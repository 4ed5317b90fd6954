#include "core/model/golden/golden_p.h"
#include "core/model/mimi/mimi_p.h"
#include "core/model/torch_guard_p.h"
#include "core/model/weights/formula_source_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr auto kFile = "golden.safetensors";

struct Tolerances
{
    double latent, audio;
};

/// What is checked, and where the findings go.
struct Check
{
    std::shared_ptr<const Mimi> mimi;
    GoldenFolder* golden;
    Tolerances allowed;
    std::string layout; ///< after each row's name, where there are several
    std::vector<GoldenRow>* rows;

    Result<at::Tensor> expected(const std::string& name) const { return golden->tensor(kFile, name); }
    void near(const std::string& name, const at::Tensor& found, const at::Tensor& wanted, double most) const
    {
        addNear(*rows, kFile, name + layout, found, wanted, most);
    }
    void exact(const std::string& name, const at::Tensor& found, const at::Tensor& wanted) const
    {
        addExact(*rows, kFile, name + layout, found, wanted);
    }
};

/// Int16 samples as float32, filled up to whole frames.
at::Tensor wholeFrames(const at::Tensor& pcm, std::int64_t frameSamples)
{
    const auto missing = (frameSamples - pcm.size(0) % frameSamples) % frameSamples;
    return at::constant_pad_nd(pcm.to(at::kFloat).div_(32768), {0, missing});
}

/// The reference files latents and codes of the waveform as it is and, under names of their own, filled up
/// to whole frames, as we have it. Where it is not whole to begin with, the two differ in the last frame.
Result<void> checkEncode(const Check& check, const std::string& name)
{
    UNDERSTUDY_TRY(const auto pcm, check.expected(name + ".samples"));
    UNDERSTUDY_TRY(const auto latent, check.expected(name + ".latent"));
    UNDERSTUDY_TRY(const auto codes, check.expected(name + ".codes"));
    const auto& mimi = *check.mimi;
    const auto samples = wholeFrames(pcm, mimi.config().frameSamples());
    const auto frames = samples.size(0) / mimi.config().frameSamples();
    auto past = mimi.makeHearingPast(frames);
    const auto ownLatent = mimi.hear(samples, past).t(); // (width, frames)
    const auto ownCodes = mimi.encode(pcm.to(at::kFloat).div_(32768), codes.size(0)).t();
    const auto same = samples.size(0) == pcm.size(0) ? frames : frames - 1;
    if (same > 0) {
        check.near(name + ".latent", ownLatent.narrow(1, 0, same), latent.narrow(1, 0, same),
                   check.allowed.latent);
        check.exact(name + ".codes", ownCodes.narrow(1, 0, same), codes.narrow(1, 0, same));
    }
    if (same == frames)
        return {};
    UNDERSTUDY_TRY(const auto latentPadded, check.expected(name + ".latent_padded"));
    UNDERSTUDY_TRY(const auto codesPadded, check.expected(name + ".codes_padded"));
    check.near(name + ".latent_padded", ownLatent, latentPadded, check.allowed.latent);
    check.exact(name + ".codes_padded", ownCodes, codesPadded);
    return {};
}

Result<void> checkEncodeStages(const Check& check, const std::string& name)
{
    UNDERSTUDY_TRY(const auto pcm, check.expected(name + ".samples"));
    UNDERSTUDY_TRY(const auto encoder, check.expected(name + ".stage.encoder"));
    UNDERSTUDY_TRY(const auto transformer, check.expected(name + ".stage.encoder_transformer"));
    const auto& mimi = *check.mimi;
    const auto samples = wholeFrames(pcm, mimi.config().frameSamples());
    auto past = mimi.makeHearingPast(samples.size(0) / mimi.config().frameSamples());
    const auto x = samples.to(mimi.options()).unsqueeze(1); // [time, 1]
    const auto positions = mimi.encoder().forward(x, past.convolutions);
    const auto heard = mimi.encoderTransformer().forward(positions, past.window);
    const auto count = encoder.size(1); // of whole positions; silence may follow
    check.near(name + ".stage.encoder", positions.t().narrow(1, 0, count), encoder, check.allowed.latent);
    check.near(name + ".stage.encoder_transformer", heard.t().narrow(1, 0, count), transformer,
               check.allowed.latent);
    return {};
}

/// Whole, and frame by frame.
Result<void> checkDecode(const Check& check, const std::string& name)
{
    UNDERSTUDY_TRY(const auto stored, check.expected(name + ".codes"));
    UNDERSTUDY_TRY(const auto audio, check.expected(name + ".audio"));
    const auto codes = stored.to(at::kLong).t().contiguous(); // [frames, codebooks]
    check.near(name + ".audio", check.mimi->decode(codes), audio, check.allowed.audio);
    MimiDecoder decoder(check.mimi);
    std::vector<at::Tensor> frames;
    for (std::int64_t frame = 0; frame < codes.size(0); ++frame)
        frames.push_back(decoder.next(codes[frame]));
    check.near(name + ".audio, frame by frame", at::cat(frames), audio, check.allowed.audio);
    return {};
}

Result<void> checkDecodeStages(const Check& check, const std::string& name)
{
    UNDERSTUDY_TRY(const auto codes, check.expected(name + ".codes"));
    UNDERSTUDY_TRY(const auto quantized, check.expected(name + ".stage.quantized"));
    UNDERSTUDY_TRY(const auto upsample, check.expected(name + ".stage.upsample"));
    UNDERSTUDY_TRY(const auto transformer, check.expected(name + ".stage.decoder_transformer"));
    const auto& mimi = *check.mimi;
    auto past = mimi.makeSpeakingPast(codes.size(1));
    const auto latents = mimi.quantizer().decode(codes.t().to(mimi.options().device())); // [frames, width]
    const auto positions = mimi.upsample(latents, past);
    const auto heard = mimi.decoderTransformer().forward(positions, past.window);
    check.near(name + ".stage.quantized", latents.t(), quantized, check.allowed.latent);
    check.near(name + ".stage.upsample", positions.t(), upsample, check.allowed.latent);
    check.near(name + ".stage.decoder_transformer", heard.t(), transformer, check.allowed.latent);
    return {};
}

Result<void> checkAll(const Check& check)
{
    UNDERSTUDY_TRY(const auto store, check.golden->store(kFile));
    for (const auto& [key, view] : store->tensors()) {
        const auto name = key.substr(0, key.find('.'));
        const auto rest = key.substr(name.size());
        if (rest == ".samples")
            UNDERSTUDY_CHECK(checkEncode(check, name));
        if (rest == ".audio")
            UNDERSTUDY_CHECK(checkDecode(check, name));
        if (rest == ".stage.encoder")
            UNDERSTUDY_CHECK(checkEncodeStages(check, name));
        if (rest == ".stage.quantized")
            UNDERSTUDY_CHECK(checkDecodeStages(check, name));
    }
    return {};
}

using Source = std::shared_ptr<const WeightSource>;

/// The layouts that lie in the folder; formula weights where there is none.
Result<std::vector<std::pair<std::string, Source>>> sources(const GoldenFolder& golden,
                                                            const MimiConfig& config)
{
    std::vector<std::pair<std::string, Source>> all;
    for (const auto* file : {"model.safetensors", "original.safetensors"}) {
        if (!golden.has(file))
            continue;
        UNDERSTUDY_TRY(auto store, TensorStore::open(golden.path() / file));
        UNDERSTUDY_TRY(auto source, mimiWeights(std::move(store), config));
        all.emplace_back(std::string(" of ") + file, std::move(source));
    }
    if (!all.empty())
        return all;
    UNDERSTUDY_TRY(const auto about, golden.json("golden.json"));
    const auto salt = about.value("salt", std::uint64_t(0));
    all.emplace_back("", std::make_shared<const FormulaWeights>(config.codebooks, config.codes, salt));
    return all;
}

} // namespace

GoldenRows checkMimiGolden(const fs::path& folder, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        constexpr Tolerances kTiny{3e-5, 5e-6}, kRealShape{1e-4, 2e-5};
        GoldenFolder golden(folder);
        std::vector<GoldenRow> rows;
        UNDERSTUDY_TRY(const auto config, readMimiConfig(folder / "config.json"));
        UNDERSTUDY_TRY(const auto layouts, sources(golden, config));
        for (const auto& [layout, source] : layouts) {
            UNDERSTUDY_TRY(const auto mimi, Mimi::load(source, config, device, at::kFloat));
            const auto& allowed = layout.empty() ? kRealShape : kTiny;
            UNDERSTUDY_CHECK(checkAll({mimi, &golden, allowed, layout, &rows}));
        }
        return rows;
    });
}

} // namespace understudy
