#include "core/model/whisper/whisper_layers_p.h"

#include "core/model/layers/product_p.h"
#include "core/model/ops/few_rows_p.h"
#include "core/model/whisper/whisper_config.h"

namespace understudy {
namespace {

constexpr std::int64_t kAtOnce = 4; // rows that the kernel takes
// Of a window: how it is multiplied depends on nothing beside it, or it would round otherwise in a batch. More are a
// prompt's or a sound's, which LibTorch multiplies faster, in the weights' type.
constexpr std::int64_t kFewRows = 16;

} // namespace

Result<WhisperNorm> WhisperNorm::load(const WeightLoader& loader, const std::string& name, std::int64_t width)
{
    WhisperNorm norm;
    UNDERSTUDY_TRY(norm.weight, loader.get(name + ".weight", {width}));
    UNDERSTUDY_TRY(norm.bias, loader.get(name + ".bias", {width}));
    return norm;
}

at::Tensor WhisperNorm::forward(const at::Tensor& x) const
{
    return at::layer_norm(x, {weight.size(0)}, weight, bias, kWhisperEpsilon);
}

Result<WhisperLinear> WhisperLinear::load(const WhisperLoaders& loaders,
                                          const std::vector<std::string>& names, std::int64_t rows,
                                          std::int64_t columns)
{
    WhisperLinear linear;
    std::vector<std::string> weights;
    std::vector<at::Tensor> biases;
    for (const auto& name : names) {
        weights.push_back(name + ".weight");
        auto bias = at::zeros({rows}, at::TensorOptions(loaders.rest.type()).device(loaders.rest.device()));
        if (!name.ends_with("k_proj")) {
            UNDERSTUDY_TRY(bias, loaders.rest.get(name + ".bias", {rows}));
        }
        biases.push_back(std::move(bias));
    }
    const std::vector<std::int64_t> counts(names.size(), rows);
    UNDERSTUDY_TRY(linear.weight, loaders.matrices.stacked(weights, counts, columns));
    linear.bias = at::cat(biases);
    return linear;
}

at::Tensor wideProduct(const at::Tensor& x, const at::Tensor& weight)
{
    if (x.scalar_type() == weight.scalar_type())
        return product(x, weight);
    std::vector<at::Tensor> parts;
    for (std::int64_t row = 0; row < x.size(0); row += kAtOnce)
        parts.push_back(fewWideRows(x.narrow(0, row, std::min(kAtOnce, x.size(0) - row)), weight));
    return parts.size() == 1 ? parts[0] : at::cat(parts);
}

at::Tensor WhisperLinear::forward(const at::Tensor& x) const
{
    auto shape = x.sizes().vec();
    shape.back() = weight.size(0);
    if (x.size(-2) <= kFewRows)
        return wideProduct(x.reshape({-1, x.size(-1)}).contiguous(), weight).add_(bias).view(shape);
    const bool isOneType = x.scalar_type() == weight.scalar_type();
    std::vector<at::Tensor> windows;
    for (const auto& window : x.reshape({-1, x.size(-2), x.size(-1)}).to(weight.scalar_type()).unbind())
        windows.push_back(isOneType ? at::linear(window, weight, bias) : at::linear(window, weight));
    const auto all = windows.size() == 1 ? windows[0] : at::stack(windows);
    return (isOneType ? all : all.to(x.scalar_type()).add_(bias)).view(shape);
}

} // namespace understudy
