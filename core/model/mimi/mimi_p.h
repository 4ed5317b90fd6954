// Mimi, the codec that CSM speaks through: 24 kHz samples to codes at 12.5 frames a second, and back.
// (Défossez et al., "Moshi: a speech-text foundation model for real-time dialogue", 2024)
#pragma once

#include "core/base/result.h"
#include "core/model/mimi/mimi_config.h"
#include "core/model/mimi/mimi_names_p.h"
#include "core/model/mimi/mimi_transformer_p.h"
#include "core/model/mimi/quantizer_p.h"
#include "core/model/mimi/seanet_p.h"

#include <filesystem>
#include <memory>

namespace understudy {

/// What one stream remembers, in one direction. Its memory does not grow.
struct MimiPast
{
    ConvPasts convolutions;
    ConvPasts resampler;
    WindowCache window;
};

class Mimi
{
public:
    /// Computes in float32. With a narrower `type` the decoder's large matrices are those of bfloat16 on the
    /// CPU (see Product), where reading them is what a frame costs; the encoder's never are, for codes are nearest rows.
    /// Errors: those of the loader; OutOfMemory.
    static Result<std::shared_ptr<Mimi>> load(std::shared_ptr<const WeightSource> source,
                                              const MimiConfig& config, at::Device device,
                                              at::ScalarType type);
    /// From files as published, of either layout; without `config` at the published sizes.
    static Result<std::shared_ptr<Mimi>> open(const std::filesystem::path& config,
                                              const std::filesystem::path& weights, at::Device device,
                                              at::ScalarType type);

    /// samples [n] float32 mono at the config's rate, any length -> codes [frames, codebooks] int64. The end
    /// is filled up with silence to whole frames.
    at::Tensor encode(const at::Tensor& samples, std::int64_t codebooks) const;
    /// codes [frames, codebooks] -> samples [frames * frameSamples] float32. Fewer codebooks than there are
    /// sound coarser.
    at::Tensor decode(const at::Tensor& codes) const;

    // Whole frames of a stream, piece after piece.
    /// samples [frames * frameSamples] -> latents [frames, width] float32
    at::Tensor hear(const at::Tensor& samples, MimiPast& past) const;
    /// codes [frames, codebooks] -> samples [frames * frameSamples] float32
    at::Tensor speak(const at::Tensor& codes, MimiPast& past) const;
    /// For pieces of at most so many frames.
    MimiPast makeHearingPast(std::int64_t mostFrames) const;
    MimiPast makeSpeakingPast(std::int64_t mostFrames) const;

    /// Of all weights.
    std::int64_t bytes() const;
    const MimiConfig& config() const { return m_config; }
    const at::TensorOptions& options() const { return m_options; }

    // Parts, in the order in which they follow each other; for checks against the reference.
    const Seanet& encoder() const { return m_encoder; }
    const MimiTransformer& encoderTransformer() const { return m_encoderTransformer; }
    const Quantizer& quantizer() const { return m_quantizer; }
    /// latents [frames, width] -> [2 * frames, width]
    at::Tensor upsample(const at::Tensor& latents, MimiPast& past) const;
    const MimiTransformer& decoderTransformer() const { return m_decoderTransformer; }

private:
    Mimi() = default;
    Result<void> loadParts(const WeightLoader& loader, at::ScalarType kept);

    MimiConfig m_config;
    at::TensorOptions m_options;
    Seanet m_encoder, m_decoder;
    MimiTransformer m_encoderTransformer, m_decoderTransformer;
    CausalConv m_downsample;
    at::Tensor m_upsample; // [4, width]: weights of the two steps from an input, then from the one before
    Quantizer m_quantizer;
};

/// One stream's state; frame by frame equal to decode() within 1e-5.
class MimiDecoder
{
public:
    explicit MimiDecoder(std::shared_ptr<const Mimi> mimi);

    /// codes [codebooks] of the next frame -> samples [frameSamples] float32
    at::Tensor next(const at::Tensor& codes);
    /// The next frame is a stream's first.
    void reset();

private:
    std::shared_ptr<const Mimi> m_mimi;
    MimiPast m_past;
};

} // namespace understudy
