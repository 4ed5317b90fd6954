#include "core/model/mimi/mimi_p.h"

#include "core/base/contract.h"
#include "core/model/torch_guard_p.h"

namespace understudy {
namespace {

/// What is worked on at once, however long the signal: bounds memory, and is long enough for full speed.
constexpr std::int64_t kMostFrames = 16;

} // namespace

Result<std::shared_ptr<Mimi>> Mimi::load(std::shared_ptr<const WeightSource> source, const MimiConfig& config,
                                         at::Device device, at::ScalarType type)
{
    return torchGuard("load " + source->where(), [&]() -> Result<std::shared_ptr<Mimi>> {
        const c10::InferenceMode inference;
        std::shared_ptr<Mimi> mimi(new Mimi);
        mimi->m_config = config;
        const auto kept = device.is_cpu() && type != at::kFloat ? at::kBFloat16 : at::kFloat;
        UNDERSTUDY_CHECK(mimi->loadParts(WeightLoader(*source, device, at::kFloat), kept));
        return mimi;
    });
}

Result<std::shared_ptr<Mimi>> Mimi::open(const std::filesystem::path& config,
                                         const std::filesystem::path& weights, at::Device device,
                                         at::ScalarType type)
{
    MimiConfig sizes;
    if (!config.empty()) {
        UNDERSTUDY_TRY(sizes, readMimiConfig(config));
    }
    UNDERSTUDY_TRY(auto store, TensorStore::open(weights));
    UNDERSTUDY_TRY(auto source, mimiWeights(std::move(store), sizes));
    return load(std::move(source), sizes, device, type);
}

Result<void> Mimi::loadParts(const WeightLoader& loader, at::ScalarType kept)
{
    const auto& c = m_config;
    m_options = at::TensorOptions(loader.type()).device(loader.device());
    UNDERSTUDY_TRY(m_encoder, Seanet::loadEncoder(loader, c));
    UNDERSTUDY_TRY(m_encoderTransformer, MimiTransformer::load(loader, "encoder_transformer.", c));
    std::size_t number = 0;
    UNDERSTUDY_TRY(m_downsample, CausalConv::load(loader, "downsample.conv", {c.width, c.width, 4, 2},
                                                  CausalConv::Input::AsIs, number, CausalConv::Bias::None,
                                                  CausalConv::Before::FirstAgain));
    UNDERSTUDY_TRY(m_quantizer, Quantizer::load(loader, c));
    UNDERSTUDY_TRY(const auto upsample, loader.get("upsample.conv.weight", {c.width, 1, 4}));
    m_upsample = upsample.squeeze(1).t().contiguous();
    UNDERSTUDY_TRY(m_decoderTransformer, MimiTransformer::load(loader, "decoder_transformer.", c, kept));
    UNDERSTUDY_TRY(m_decoder, Seanet::loadDecoder(loader, c, kept));
    return {};
}

MimiPast Mimi::makeHearingPast(std::int64_t mostFrames) const
{
    return {m_encoder.makePasts(), ConvPasts(1), m_encoderTransformer.makeCache(2 * mostFrames)};
}

MimiPast Mimi::makeSpeakingPast(std::int64_t mostFrames) const
{
    return {m_decoder.makePasts(), ConvPasts(1), m_decoderTransformer.makeCache(2 * mostFrames)};
}

at::Tensor Mimi::hear(const at::Tensor& samples, MimiPast& past) const
{
    const auto positions =
        m_encoder.forward(samples.to(m_options).unsqueeze(1), past.convolutions); // [positions, width]
    const auto heard = m_encoderTransformer.forward(positions, past.window);
    return m_downsample.forward(heard, past.resampler).to(at::kFloat);
}

at::Tensor Mimi::upsample(const at::Tensor& latents, MimiPast& past) const
{
    const auto x = latents.to(m_options);
    auto& last = past.resampler[0];
    const auto first = last.defined() ? last : at::zeros_like(x.narrow(0, 0, 1));
    const auto frames = x.size(0);
    const auto before = at::cat({first, x.narrow(0, 0, frames - 1)}); // [frames, width]
    last = x.narrow(0, frames - 1, 1).clone();
    // [frames, 2, width]
    const auto steps =
        x.unsqueeze(1) * m_upsample.narrow(0, 0, 2) + before.unsqueeze(1) * m_upsample.narrow(0, 2, 2);
    return steps.view({2 * frames, m_config.width});
}

at::Tensor Mimi::speak(const at::Tensor& codes, MimiPast& past) const
{
    const auto latents = m_quantizer.decode(codes.to(m_options.device()));
    const auto positions = m_decoderTransformer.forward(upsample(latents, past), past.window);
    return m_decoder.forward(positions, past.convolutions).view(-1).to(at::kFloat);
}

at::Tensor Mimi::encode(const at::Tensor& samples, std::int64_t codebooks) const
{
    UNDERSTUDY_ASSERT(samples.dim() == 1 && codebooks >= 1 && codebooks <= m_config.codebooks);
    const c10::InferenceMode inference;
    const auto size = m_config.frameSamples(), most = kMostFrames * size;
    auto past = makeHearingPast(kMostFrames);
    std::vector<at::Tensor> codes{at::empty({0, codebooks}, m_options.dtype(at::kLong))};
    for (std::int64_t begin = 0; begin < samples.size(0); begin += most) {
        const auto piece = samples.narrow(0, begin, std::min(most, samples.size(0) - begin));
        const auto missing = (size - piece.size(0) % size) % size;
        codes.push_back(m_quantizer.encode(hear(at::constant_pad_nd(piece, {0, missing}), past), codebooks));
    }
    return at::cat(codes);
}

at::Tensor Mimi::decode(const at::Tensor& codes) const
{
    UNDERSTUDY_ASSERT(codes.dim() == 2 && codes.size(1) >= 1 && codes.size(1) <= m_config.codebooks);
    const c10::InferenceMode inference;
    auto past = makeSpeakingPast(kMostFrames);
    std::vector<at::Tensor> samples{at::empty({0}, m_options.dtype(at::kFloat))};
    for (std::int64_t begin = 0; begin < codes.size(0); begin += kMostFrames)
        samples.push_back(speak(codes.narrow(0, begin, std::min(kMostFrames, codes.size(0) - begin)), past));
    return at::cat(samples);
}

std::int64_t Mimi::bytes() const
{
    return m_encoder.bytes() + m_encoderTransformer.bytes() + m_downsample.bytes() + m_quantizer.bytes() +
           std::int64_t(m_upsample.nbytes()) + m_decoderTransformer.bytes() + m_decoder.bytes();
}

MimiDecoder::MimiDecoder(std::shared_ptr<const Mimi> mimi) : m_mimi(std::move(mimi))
{
    reset();
}

at::Tensor MimiDecoder::next(const at::Tensor& codes)
{
    const c10::InferenceMode inference;
    return m_mimi->speak(codes.unsqueeze(0), m_past);
}

void MimiDecoder::reset()
{
    const c10::InferenceMode inference;
    m_past = m_mimi->makeSpeakingPast(1);
}

} // namespace understudy
