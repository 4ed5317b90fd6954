#include "core/model/ecapa/speaker_encoder.h"

#include "core/base/contract.h"
#include "core/model/ecapa/ecapa_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"

#include <cmath>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// The first that is there; otherwise the first, for the error that it is missing.
fs::path weightsIn(const fs::path& model)
{
    std::error_code ignored;
    if (!fs::is_directory(model, ignored))
        return model;
    const auto plain = model / "embedding_model.safetensors";
    return fs::exists(plain, ignored) ? plain : model / "embedding_model.ckpt";
}

} // namespace

SpeakerEncoder::SpeakerEncoder(std::shared_ptr<const Ecapa> ecapa) : m_ecapa(std::move(ecapa)) {}
SpeakerEncoder::~SpeakerEncoder() = default;

Result<std::shared_ptr<const SpeakerEncoder>> SpeakerEncoder::open(const fs::path& model,
                                                                   const std::string& deviceName)
{
    UNDERSTUDY_TRY(const auto device, deviceNamed(deviceName));
    UNDERSTUDY_TRY(const auto store, TensorStore::open(weightsIn(model)));
    UNDERSTUDY_TRY(const auto config, ecapaConfigOf(*store));
    UNDERSTUDY_TRY(auto ecapa, Ecapa::load(*weightsOf(store), config, device));
    return std::shared_ptr<const SpeakerEncoder>(new SpeakerEncoder(std::move(ecapa)));
}

Result<std::vector<float>> SpeakerEncoder::embed(std::span<const float> samples) const
{
    const auto seconds = double(samples.size()) / double(kRate.value);
    UNDERSTUDY_ASSERT(seconds >= kLeast.value && seconds <= kMost.value);
    return torchGuard("hear a voice", [&]() -> Result<std::vector<float>> {
        const c10::InferenceMode inference;
        const auto heard =
            at::from_blob(const_cast<float*>(samples.data()), {std::int64_t(samples.size())}, // NOLINT: read
                          at::kFloat);
        const auto embedding = m_ecapa->embed(heard).to(at::kCPU).contiguous();
        const auto* values = embedding.const_data_ptr<float>();
        return std::vector<float>(values, values + embedding.numel());
    });
}

} // namespace understudy
