// SEANet, Mimi's convolutions: from samples to positions, and from positions to samples.
// (Tagliasacchi et al., "SEANet: A Multi-modal Speech Enhancement Network", 2020)
#pragma once

#include "core/model/mimi/causal_conv_p.h"
#include "core/model/mimi/mimi_config.h"

namespace understudy {

class Seanet
{
public:
    Seanet() = default;
    /// samples [time, 1] -> [time / positionSamples, width]
    static Result<Seanet> loadEncoder(const WeightLoader& loader, const MimiConfig& config);
    /// [time, width] -> samples [time * positionSamples, 1]. The first layers, which have most weights and
    /// few rows of signal, keep theirs in type `kept`.
    static Result<Seanet> loadDecoder(const WeightLoader& loader, const MimiConfig& config,
                                      at::ScalarType kept);

    at::Tensor forward(const at::Tensor& x, ConvPasts& pasts) const;
    /// Of a stream that has not begun.
    ConvPasts makePasts() const { return ConvPasts(m_convolutions); }
    std::int64_t bytes() const;

private:
    struct Stage
    {
        bool isResidual = false;
        CausalConv first;  ///< the only one unless it is residual
        CausalConv second; ///< of a residual block
    };
    Result<void> addConv(const WeightLoader& loader, const std::string& name, CausalConv::Shape shape,
                         CausalConv::Input input);
    Result<void> addTransposed(const WeightLoader& loader, const std::string& name, CausalConv::Shape shape);
    Result<void> addResidual(const WeightLoader& loader, const std::string& name, std::int64_t channels,
                             const MimiConfig& config);

    std::vector<Stage> m_stages;
    std::size_t m_convolutions = 0;
};

} // namespace understudy
