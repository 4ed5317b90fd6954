#include "core/model/mimi/quantizer_p.h"

namespace understudy {

Result<ResidualQuantizer> ResidualQuantizer::load(const WeightLoader& anyType, const std::string& prefix,
                                                  std::int64_t codebooks, const MimiConfig& c)
{
    const WeightLoader loader(anyType.source(), anyType.device(), at::kFloat);
    ResidualQuantizer own;
    UNDERSTUDY_TRY(const auto input, loader.get(prefix + "input_proj.weight", {c.codeDim, c.width, 1}));
    UNDERSTUDY_TRY(const auto output, loader.get(prefix + "output_proj.weight", {c.width, c.codeDim, 1}));
    own.m_input = input.squeeze(2);
    own.m_output = output.squeeze(2);
    own.m_codebooks = at::empty({codebooks, c.codes, c.codeDim}, own.m_input.options());
    for (std::int64_t number = 0; number < codebooks; ++number) {
        const auto name = prefix + "layers." + std::to_string(number) + ".codebook.";
        UNDERSTUDY_TRY(const auto sum, loader.get(name + "embed_sum", {c.codes, c.codeDim}));
        UNDERSTUDY_TRY(const auto usage, loader.get(name + "cluster_usage", {c.codes}));
        own.m_codebooks[number].copy_(sum / usage.clamp_min(1e-5).unsqueeze(1));
    }
    own.m_halfNorms = own.m_codebooks.square().sum(2).mul_(0.5);
    return own;
}

at::Tensor ResidualQuantizer::encode(const at::Tensor& x, std::int64_t codebooks) const
{
    auto rest = at::linear(x, m_input); // [time, codeDim]
    std::vector<at::Tensor> codes;
    for (std::int64_t number = 0; number < codebooks; ++number) {
        const auto codebook = m_codebooks[number];
        // |x - c|² / 2 without what all rows share: |c|² / 2 - x c.
        const auto distances = at::addmm(m_halfNorms[number], rest, codebook.t(), 1, -1); // [time, codes]
        codes.push_back(distances.argmin(1));
        rest = rest - at::embedding(codebook, codes.back());
    }
    return at::stack(codes, 1);
}

at::Tensor ResidualQuantizer::decode(const at::Tensor& codes) const
{
    const auto size = m_codebooks.size(1);
    const auto firstRows = at::arange(codes.size(1), codes.options()) * size;
    const auto rows = at::embedding(m_codebooks.view({-1, m_codebooks.size(2)}),
                                    codes.clamp(0, size - 1) + firstRows); // [time, codebooks, codeDim]
    return at::linear(rows.sum(1), m_output);
}

std::int64_t ResidualQuantizer::bytes() const
{
    return std::int64_t(m_input.nbytes() + m_output.nbytes() + m_codebooks.nbytes() + m_halfNorms.nbytes());
}

Result<Quantizer> Quantizer::load(const WeightLoader& loader, const MimiConfig& config)
{
    Quantizer own;
    UNDERSTUDY_TRY(own.m_semantic, ResidualQuantizer::load(
                                       loader, "quantizer.semantic_residual_vector_quantizer.", 1, config));
    UNDERSTUDY_TRY(own.m_acoustic,
                   ResidualQuantizer::load(loader, "quantizer.acoustic_residual_vector_quantizer.",
                                           config.codebooks - 1, config));
    return own;
}

at::Tensor Quantizer::encode(const at::Tensor& x, std::int64_t codebooks) const
{
    const auto semantic = m_semantic.encode(x, 1);
    return codebooks == 1 ? semantic : at::cat({semantic, m_acoustic.encode(x, codebooks - 1)}, 1);
}

at::Tensor Quantizer::decode(const at::Tensor& codes) const
{
    const auto semantic = m_semantic.decode(codes.narrow(1, 0, 1));
    const auto rest = codes.size(1) - 1;
    return rest == 0 ? semantic : semantic + m_acoustic.decode(codes.narrow(1, 1, rest));
}

} // namespace understudy
