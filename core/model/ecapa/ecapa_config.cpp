#include "core/model/ecapa/ecapa_config.h"

namespace understudy {

namespace {

using Tensors = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

void addNorm(Tensors& tensors, const std::string& name, std::int64_t channels)
{
    for (const auto* part : {"weight", "bias", "running_mean", "running_var"})
        tensors.emplace_back(name + ".norm." + part, std::vector{channels});
}

void addConv(Tensors& tensors, const std::string& name, std::int64_t out, std::int64_t in,
             std::int64_t kernel)
{
    tensors.emplace_back(name + ".conv.weight", std::vector{out, in, kernel});
    tensors.emplace_back(name + ".conv.bias", std::vector{out});
}

/// A convolution with its norm.
void addTdnn(Tensors& tensors, const std::string& name, std::int64_t out, std::int64_t in,
             std::int64_t kernel)
{
    addConv(tensors, name + ".conv", out, in, kernel);
    addNorm(tensors, name + ".norm", out);
}

} // namespace

Result<EcapaConfig> ecapaConfigOf(const TensorStore& store)
{
    EcapaConfig config;
    const auto read = [&](const std::string& name, std::int64_t& size) -> Result<void> {
        const auto* tensor = store.find(name);
        if (tensor == nullptr)
            return fail(Code::InvalidInput, Reason::TensorMissing, store.path().string(), name);
        if (tensor->shape.size() != 3 || tensor->shape[0] < 1)
            return fail(Code::InvalidInput, Reason::TensorShape, store.path().string(), name);
        size = tensor->shape[0];
        return {};
    };
    UNDERSTUDY_CHECK(read("blocks.0.conv.conv.weight", config.channels));
    UNDERSTUDY_CHECK(read("blocks.1.se_block.conv1.conv.weight", config.squeezed));
    UNDERSTUDY_CHECK(read("mfa.conv.conv.weight", config.gathered));
    UNDERSTUDY_CHECK(read("asp.tdnn.conv.conv.weight", config.attention));
    UNDERSTUDY_CHECK(read("fc.conv.weight", config.embedding));
    if (config.channels % EcapaConfig::kScale != 0)
        return fail(Code::InvalidInput, Reason::TensorShape, store.path().string(),
                    "blocks.0.conv.conv.weight: its channels are no multiple of 8");
    return config;
}

Tensors ecapaTensors(const EcapaConfig& c)
{
    Tensors tensors;
    addTdnn(tensors, "blocks.0", c.channels, EcapaConfig::kMels, 5);
    for (int block = 1; block <= 3; ++block) {
        const auto name = "blocks." + std::to_string(block);
        addTdnn(tensors, name + ".tdnn1", c.channels, c.channels, 1);
        for (int part = 0; part + 1 < EcapaConfig::kScale; ++part)
            addTdnn(tensors, name + ".res2net_block.blocks." + std::to_string(part), c.part(), c.part(), 3);
        addTdnn(tensors, name + ".tdnn2", c.channels, c.channels, 1);
        addConv(tensors, name + ".se_block.conv1", c.squeezed, c.channels, 1);
        addConv(tensors, name + ".se_block.conv2", c.channels, c.squeezed, 1);
    }
    addTdnn(tensors, "mfa", c.gathered, 3 * c.channels, 1);
    addTdnn(tensors, "asp.tdnn", c.attention, 3 * c.gathered, 1);
    addConv(tensors, "asp.conv", c.gathered, c.attention, 1);
    addNorm(tensors, "asp_bn", 2 * c.gathered);
    addConv(tensors, "fc", c.embedding, 2 * c.gathered, 1);
    return tensors;
}

} // namespace understudy
