#include "core/model/whisper/whisper_network_p.h"

#include "core/model/ops/few_rows_p.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

Result<std::shared_ptr<WhisperNetwork>> WhisperNetwork::load(std::shared_ptr<const WeightSource> source,
                                                             const WhisperConfig& config, at::Device device,
                                                             at::ScalarType type)
{
    using Made = std::shared_ptr<WhisperNetwork>;
    return torchGuard("load " + source->where(), [&]() -> Result<Made> {
        const c10::InferenceMode inference;
        const bool isWide = type == at::kFloat;
        if (device.is_cpu() && !isWide)
            type = at::kBFloat16;
        const auto said = device.is_cpu() ? at::kFloat : type;
        const auto kept = device.is_cpu() && !multipliesWideByNarrow() ? at::kFloat : type;
        Made network(new WhisperNetwork(config, device));
        const WeightLoader listening(*source, device, type);
        UNDERSTUDY_TRY(network->m_encoder, WhisperEncoder::load({listening, listening}, config));
        UNDERSTUDY_TRY(network->m_decoder,
                       WhisperDecoder::load({{*source, device, kept}, {*source, device, said}}, config));
        return network;
    });
}

Result<std::shared_ptr<WhisperNetwork>> WhisperNetwork::open(const std::filesystem::path& folder,
                                                             const std::filesystem::path& weights,
                                                             at::Device device, at::ScalarType type)
{
    UNDERSTUDY_TRY(const auto config, readWhisperConfig(folder));
    UNDERSTUDY_TRY(auto store, TensorStore::open(weights));
    std::shared_ptr<const WeightSource> source = weightsOf(std::move(store));
    // Without what turns states into words a model is saved under the inner names.
    if (source->has("model.encoder.conv1.weight") || !source->has("encoder.conv1.weight"))
        source = weightsUnder(std::move(source), "model.");
    return load(std::move(source), config, device, type);
}

} // namespace understudy
