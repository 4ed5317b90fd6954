// Encoder and decoder of one Whisper, from the files as published.
#pragma once

#include "core/model/whisper/whisper_decoder_p.h"

#include <filesystem>
#include <memory>

namespace understudy {

class WhisperNetwork
{
public:
    /// On the CPU a narrow `type` is bfloat16: the encoder computes in it, the decoder keeps its matrices in
    /// it and computes in float32. Errors: those of the loader; OutOfMemory.
    static Result<std::shared_ptr<WhisperNetwork>> load(std::shared_ptr<const WeightSource> source,
                                                        const WhisperConfig& config, at::Device device,
                                                        at::ScalarType type);
    /// `weights`: one .safetensors, or an index of shards; F32, F16 and BF16.
    static Result<std::shared_ptr<WhisperNetwork>> open(const std::filesystem::path& folder,
                                                        const std::filesystem::path& weights,
                                                        at::Device device, at::ScalarType type);

    const WhisperConfig& config() const { return m_config; }
    const WhisperEncoder& encoder() const { return m_encoder; }
    const WhisperDecoder& decoder() const { return m_decoder; }
    at::Device device() const { return m_device; }

private:
    explicit WhisperNetwork(const WhisperConfig& config, at::Device device)
        : m_config(config), m_device(device)
    {
    }

    WhisperConfig m_config;
    at::Device m_device;
    WhisperEncoder m_encoder;
    WhisperDecoder m_decoder;
};

} // namespace understudy
