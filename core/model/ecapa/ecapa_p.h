// ECAPA-TDNN (Desplanques, Thienpondt, Demuynck 2020), as SpeechBrain has it: a voice as a vector, and the
// front end before it (engine-models.md E).
#pragma once

#include "core/model/ecapa/ecapa_config.h"
#include "core/model/weights/weight_source_p.h"

#include <array>
#include <memory>

namespace understudy {

/// Decibels of 80 mel bands, floored 80 dB below the loudest: [frames, 80], a frame each 10 ms. `samples`:
/// [time], 16 kHz.
at::Tensor ecapaBands(const at::Tensor& samples);
/// Each band around its mean over time.
at::Tensor aroundMean(const at::Tensor& bands);

/// Convolution over time with reflected ends, then ReLU, then batch norm with stored statistics.
class TdnnLayer
{
public:
    static Result<TdnnLayer> load(const WeightLoader& loader, const std::string& name,
                                  std::array<std::int64_t, 3> shape, std::int64_t dilation = 1);
    /// [in, time] -> [out, time]
    at::Tensor forward(const at::Tensor& x) const;

private:
    at::Tensor m_weight, m_bias; ///< (out, in, kernel), (out, 1)
    at::Tensor m_scale, m_shift; ///< of the norm; (out, 1)
    std::int64_t m_dilation = 1;
};

/// Squeeze-excitation Res2Net block.
class SeRes2Block
{
public:
    static Result<SeRes2Block> load(const WeightLoader& loader, const std::string& name,
                                    const EcapaConfig& config, std::int64_t dilation);
    at::Tensor forward(const at::Tensor& x) const;

private:
    TdnnLayer m_first, m_last;
    std::vector<TdnnLayer> m_parts;
    at::Tensor m_squeeze, m_squeezeBias, m_excite, m_exciteBias;
};

/// What the layers said on the way, for checks.
struct EcapaStages
{
    std::array<at::Tensor, 4> blocks; ///< [channels, time]
    at::Tensor joined, pooled, pooledNormed;
};

class Ecapa
{
public:
    static Result<std::shared_ptr<const Ecapa>> load(const WeightSource& source, const EcapaConfig& config,
                                                     at::Device device);

    /// [embedding], not normalised, of samples [time] at 16 kHz; at least 5 frames (0.05 s).
    at::Tensor embed(const at::Tensor& samples, EcapaStages* stages = nullptr) const;

private:
    at::Tensor pool(const at::Tensor& x) const;

    EcapaConfig m_config;
    at::TensorOptions m_options;
    TdnnLayer m_first;
    std::vector<SeRes2Block> m_blocks;
    TdnnLayer m_join, m_attention;
    at::Tensor m_attend, m_attendBias;   ///< (gathered, attention), (gathered, 1)
    at::Tensor m_poolScale, m_poolShift; ///< (2 gathered)
    at::Tensor m_project, m_projectBias; ///< (embedding, 2 gathered), (embedding)
};

/// The formula that the golden data's full size is made by (tests/data/golden/README-eval.md).
class EcapaFormula final : public WeightSource
{
public:
    explicit EcapaFormula(std::string salt) : m_salt(std::move(salt)) {}
    bool has(std::string_view name) const override;
    Result<at::Tensor> read(const std::string& name, at::IntArrayRef shape) const override;
    std::string where() const override { return "formula weights, salt " + m_salt; }

    void fill(const std::string& name, at::IntArrayRef shape, std::int64_t first,
              std::span<float> values) const;

private:
    std::string m_salt;
};

} // namespace understudy
