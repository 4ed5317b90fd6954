#include "core/model/ecapa/ecapa_p.h"

#include "core/base/contract.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

namespace {

constexpr double kNormEpsilon = 1e-5;
constexpr double kLeastVariance = 1e-12;

/// A batch norm with stored statistics is x * scale + shift.
Result<void> loadNorm(const WeightLoader& loader, const std::string& name, std::int64_t channels,
                      at::Tensor& scale, at::Tensor& shift)
{
    UNDERSTUDY_TRY(const auto weight, loader.get(name + ".norm.weight", {channels}));
    UNDERSTUDY_TRY(const auto bias, loader.get(name + ".norm.bias", {channels}));
    UNDERSTUDY_TRY(const auto mean, loader.get(name + ".norm.running_mean", {channels}));
    UNDERSTUDY_TRY(const auto variance, loader.get(name + ".norm.running_var", {channels}));
    scale = weight / (variance + kNormEpsilon).sqrt();
    shift = bias - mean * scale;
    return {};
}

/// A convolution of kernel 1 as a matrix.
Result<void> loadMatrix(const WeightLoader& loader, const std::string& name, std::int64_t out,
                        std::int64_t in, at::Tensor& weight, at::Tensor& bias)
{
    UNDERSTUDY_TRY(weight, loader.get(name + ".conv.weight", {out, in, 1}));
    UNDERSTUDY_TRY(bias, loader.get(name + ".conv.bias", {out}));
    weight = weight.squeeze(2);
    bias = bias.unsqueeze(1);
    return {};
}

/// Weighted mean and deviation over time, below each other: (2 channels); `weight` sums to 1 over time.
at::Tensor meanAndDeviation(const at::Tensor& x, const at::Tensor& weight)
{
    const auto mean = (weight * x).sum(1, true);
    const auto deviation = (weight * (x - mean).square()).sum(1, true).clamp_min(kLeastVariance).sqrt();
    return at::cat({mean, deviation});
}

} // namespace

Result<TdnnLayer> TdnnLayer::load(const WeightLoader& loader, const std::string& name,
                                  std::array<std::int64_t, 3> shape, std::int64_t dilation)
{
    TdnnLayer layer;
    layer.m_dilation = dilation;
    UNDERSTUDY_TRY(layer.m_weight, loader.get(name + ".conv.conv.weight", shape));
    UNDERSTUDY_TRY(layer.m_bias, loader.get(name + ".conv.conv.bias", {shape[0]}));
    UNDERSTUDY_CHECK(loadNorm(loader, name + ".norm", shape[0], layer.m_scale, layer.m_shift));
    layer.m_scale = layer.m_scale.unsqueeze(1);
    layer.m_shift = layer.m_shift.unsqueeze(1);
    return layer;
}

at::Tensor TdnnLayer::forward(const at::Tensor& x) const
{
    const auto kernel = m_weight.size(2);
    const auto convolve = [&] {
        if (kernel == 1)
            return at::addmm(m_bias.unsqueeze(1), m_weight.squeeze(2), x);
        const auto reach = m_dilation * (kernel - 1) / 2;
        const auto padded = at::reflection_pad1d(x.unsqueeze(0), {reach, reach});
        return at::conv1d(padded, m_weight, m_bias, at::IntArrayRef{1}, at::IntArrayRef{0},
                          at::IntArrayRef{m_dilation})
            .squeeze(0);
    };
    return at::addcmul(m_shift, convolve().relu_(), m_scale);
}

Result<SeRes2Block> SeRes2Block::load(const WeightLoader& loader, const std::string& name,
                                      const EcapaConfig& c, std::int64_t dilation)
{
    SeRes2Block block;
    UNDERSTUDY_TRY(block.m_first, TdnnLayer::load(loader, name + ".tdnn1", {c.channels, c.channels, 1}));
    for (int part = 0; part + 1 < EcapaConfig::kScale; ++part) {
        UNDERSTUDY_TRY(auto layer,
                       TdnnLayer::load(loader, name + ".res2net_block.blocks." + std::to_string(part),
                                       {c.part(), c.part(), 3}, dilation));
        block.m_parts.push_back(std::move(layer));
    }
    UNDERSTUDY_TRY(block.m_last, TdnnLayer::load(loader, name + ".tdnn2", {c.channels, c.channels, 1}));
    UNDERSTUDY_CHECK(loadMatrix(loader, name + ".se_block.conv1", c.squeezed, c.channels, block.m_squeeze,
                                block.m_squeezeBias));
    UNDERSTUDY_CHECK(loadMatrix(loader, name + ".se_block.conv2", c.channels, c.squeezed, block.m_excite,
                                block.m_exciteBias));
    return block;
}

at::Tensor SeRes2Block::forward(const at::Tensor& x) const
{
    const auto parts = m_first.forward(x).chunk(EcapaConfig::kScale, 0);
    std::vector<at::Tensor> said{parts[0]};
    for (std::size_t i = 1; i < parts.size(); ++i)
        said.push_back(m_parts[i - 1].forward(i == 1 ? parts[i] : parts[i] + said.back()));
    const auto y = m_last.forward(at::cat(said));
    const auto squeezed = at::addmm(m_squeezeBias, m_squeeze, y.mean(1, true)).relu_();
    const auto gate = at::addmm(m_exciteBias, m_excite, squeezed).sigmoid_(); // [channels, 1]
    return at::addcmul(x, y, gate);
}

Result<std::shared_ptr<const Ecapa>> Ecapa::load(const WeightSource& source, const EcapaConfig& config,
                                                 at::Device device)
{
    return torchGuard("load " + source.where(), [&]() -> Result<std::shared_ptr<const Ecapa>> {
        const c10::InferenceMode inference;
        const WeightLoader loader(source, device, at::kFloat);
        auto ecapa = std::make_shared<Ecapa>();
        ecapa->m_config = config;
        ecapa->m_options = at::TensorOptions(at::kFloat).device(device);
        const auto& c = config;
        UNDERSTUDY_TRY(ecapa->m_first,
                       TdnnLayer::load(loader, "blocks.0", {c.channels, EcapaConfig::kMels, 5}));
        for (int block = 1; block <= 3; ++block) {
            UNDERSTUDY_TRY(auto layer,
                           SeRes2Block::load(loader, "blocks." + std::to_string(block), c, block + 1));
            ecapa->m_blocks.push_back(std::move(layer));
        }
        UNDERSTUDY_TRY(ecapa->m_join, TdnnLayer::load(loader, "mfa", {c.gathered, 3 * c.channels, 1}));
        UNDERSTUDY_TRY(ecapa->m_attention,
                       TdnnLayer::load(loader, "asp.tdnn", {c.attention, 3 * c.gathered, 1}));
        UNDERSTUDY_CHECK(
            loadMatrix(loader, "asp.conv", c.gathered, c.attention, ecapa->m_attend, ecapa->m_attendBias));
        UNDERSTUDY_CHECK(loadNorm(loader, "asp_bn", 2 * c.gathered, ecapa->m_poolScale, ecapa->m_poolShift));
        UNDERSTUDY_CHECK(
            loadMatrix(loader, "fc", c.embedding, 2 * c.gathered, ecapa->m_project, ecapa->m_projectBias));
        return std::shared_ptr<const Ecapa>(std::move(ecapa));
    });
}

at::Tensor Ecapa::pool(const at::Tensor& x) const
{
    const auto time = x.size(1);
    const auto whole =
        meanAndDeviation(x, at::full({1, 1}, 1.0 / double(time), m_options)); // [2 gathered, 1]
    const auto beside = whole.expand({whole.size(0), time});
    const auto hidden = m_attention.forward(at::cat({x, beside})).tanh_();
    const auto weight = at::softmax(at::addmm(m_attendBias, m_attend, hidden), 1); // [gathered, time]
    return meanAndDeviation(x, weight).squeeze(1);
}

at::Tensor Ecapa::embed(const at::Tensor& samples, EcapaStages* stages) const
{
    const c10::InferenceMode inference;
    auto x =
        m_first.forward(aroundMean(ecapaBands(samples.to(m_options))).t().contiguous()); // [channels, time]
    UNDERSTUDY_ASSERT(x.size(1) > 4);
    std::vector<at::Tensor> said;
    if (stages != nullptr)
        stages->blocks[0] = x;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        said.push_back(x = m_blocks[i].forward(x));
        if (stages != nullptr)
            stages->blocks[i + 1] = x;
    }
    const auto joined = m_join.forward(at::cat(said));
    const auto pooled = pool(joined);
    const auto normed = at::addcmul(m_poolShift, pooled, m_poolScale);
    if (stages != nullptr) {
        stages->joined = joined;
        stages->pooled = pooled;
        stages->pooledNormed = normed;
    }
    return at::addmv(m_projectBias.squeeze(1), m_project, normed);
}

} // namespace understudy
