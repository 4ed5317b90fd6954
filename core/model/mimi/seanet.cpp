#include "core/model/mimi/seanet_p.h"

namespace understudy {
namespace {

using Input = CausalConv::Input;

std::string layerName(const char* part, std::size_t number)
{
    return std::string(part) + ".layers." + std::to_string(number);
}

} // namespace

Result<void> Seanet::addConv(const WeightLoader& loader, const std::string& name, CausalConv::Shape shape,
                             CausalConv::Input input)
{
    Stage stage;
    UNDERSTUDY_TRY(stage.first, CausalConv::load(loader, name + ".conv", shape, input, m_convolutions));
    m_stages.push_back(std::move(stage));
    return {};
}

Result<void> Seanet::addTransposed(const WeightLoader& loader, const std::string& name,
                                   CausalConv::Shape shape)
{
    Stage stage;
    UNDERSTUDY_TRY(stage.first,
                   CausalConv::loadTransposed(loader, name + ".conv", shape, Input::Elu, m_convolutions));
    m_stages.push_back(std::move(stage));
    return {};
}

Result<void> Seanet::addResidual(const WeightLoader& loader, const std::string& name, std::int64_t channels,
                                 const MimiConfig& config)
{
    const auto hidden = channels / config.compress;
    Stage stage{true, {}, {}};
    UNDERSTUDY_TRY(stage.first,
                   CausalConv::load(loader, name + ".block.1.conv", {channels, hidden, config.residualKernel},
                                    Input::Elu, m_convolutions));
    UNDERSTUDY_TRY(stage.second, CausalConv::load(loader, name + ".block.3.conv", {hidden, channels},
                                                  Input::Elu, m_convolutions));
    m_stages.push_back(std::move(stage));
    return {};
}

Result<Seanet> Seanet::loadEncoder(const WeightLoader& loader, const MimiConfig& config)
{
    Seanet net;
    auto channels = config.filters;
    std::size_t layer = 0;
    UNDERSTUDY_CHECK(
        net.addConv(loader, layerName("encoder", layer++), {1, channels, config.kernel}, Input::AsIs));
    for (auto ratio = config.ratios.rbegin(); ratio != config.ratios.rend(); ++ratio) {
        UNDERSTUDY_CHECK(net.addResidual(loader, layerName("encoder", layer), channels, config));
        layer += 2; // an ELU has a number too
        UNDERSTUDY_CHECK(net.addConv(loader, layerName("encoder", layer++),
                                     {channels, 2 * channels, 2 * *ratio, *ratio}, Input::Elu));
        channels *= 2;
    }
    UNDERSTUDY_CHECK(net.addConv(loader, layerName("encoder", layer + 1),
                                 {channels, config.width, config.lastKernel}, Input::Elu));
    return net;
}

Result<Seanet> Seanet::loadDecoder(const WeightLoader& loader, const MimiConfig& config, at::ScalarType kept)
{
    Seanet net;
    auto channels = config.filters << config.ratios.size();
    std::size_t layer = 0;
    UNDERSTUDY_CHECK(net.addConv(loader, layerName("decoder", layer++),
                                 {config.width, channels, config.kernel, 1, kept}, Input::AsIs));
    for (const auto ratio : config.ratios) {
        const auto own = layer == 1 ? kept : at::kFloat;
        UNDERSTUDY_CHECK(net.addTransposed(loader, layerName("decoder", ++layer),
                                           {channels, channels / 2, 2 * ratio, ratio, own}));
        channels /= 2;
        UNDERSTUDY_CHECK(net.addResidual(loader, layerName("decoder", ++layer), channels, config));
        ++layer;
    }
    UNDERSTUDY_CHECK(
        net.addConv(loader, layerName("decoder", layer + 1), {channels, 1, config.lastKernel}, Input::Elu));
    return net;
}

at::Tensor Seanet::forward(const at::Tensor& x, ConvPasts& pasts) const
{
    auto state = x;
    for (const auto& stage : m_stages)
        state = stage.isResidual ? stage.second.forward(stage.first.forward(state, pasts), pasts, state)
                                 : stage.first.forward(state, pasts);
    return state;
}

std::int64_t Seanet::bytes() const
{
    std::int64_t total = 0;
    for (const auto& stage : m_stages)
        total += stage.first.bytes() + (stage.isResidual ? stage.second.bytes() : 0);
    return total;
}

} // namespace understudy
