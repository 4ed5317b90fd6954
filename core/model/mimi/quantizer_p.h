// Residual vector quantizers: each codebook names what those before it left over. Mimi has two, over the same
// latent: one codebook for what is said, the rest for how it sounds. Always in float32.
// (Zeghidour et al., "SoundStream", 2021; Défossez et al., "Moshi", 2024)
#pragma once

#include "core/base/result.h"
#include "core/model/mimi/mimi_config.h"
#include "core/model/weights/weight_source_p.h"

#include <string>

namespace understudy {

class ResidualQuantizer
{
public:
    ResidualQuantizer() = default;
    /// Tensors "<prefix>input_proj.weight", "<prefix>layers.N.codebook...", "<prefix>output_proj.weight".
    static Result<ResidualQuantizer> load(const WeightLoader& loader, const std::string& prefix,
                                          std::int64_t codebooks, const MimiConfig& config);

    /// x [time, width] float32 -> the first `codebooks` codes, [time, codebooks] int64: the nearest row each
    /// time, of equally near ones the first.
    at::Tensor encode(const at::Tensor& x, std::int64_t codebooks) const;
    /// codes [time, at most all codebooks] -> [time, width] float32; ids out of range count as the nearest.
    at::Tensor decode(const at::Tensor& codes) const;
    std::int64_t bytes() const;

private:
    at::Tensor m_input;     // (codeDim, width)
    at::Tensor m_output;    // (width, codeDim)
    at::Tensor m_codebooks; // (codebooks, codes, codeDim)
    at::Tensor m_halfNorms; // (codebooks, codes): half the square of each row's length
};

class Quantizer
{
public:
    Quantizer() = default;
    /// Tensors "quantizer....".
    static Result<Quantizer> load(const WeightLoader& loader, const MimiConfig& config);

    /// As those above; the first code is the semantic one.
    at::Tensor encode(const at::Tensor& x, std::int64_t codebooks) const;
    at::Tensor decode(const at::Tensor& codes) const;
    std::int64_t bytes() const { return m_semantic.bytes() + m_acoustic.bytes(); }

private:
    ResidualQuantizer m_semantic, m_acoustic;
};

} // namespace understudy
