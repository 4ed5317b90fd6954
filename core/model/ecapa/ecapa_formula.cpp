#include "core/model/ecapa/ecapa_p.h"

#include "core/model/weights/formula_hash_p.h"

#include <cmath>

namespace understudy {

namespace {

struct Rule
{
    double offset = 0;
    double scale = 0;
};

Rule ruleFor(std::string_view name, at::IntArrayRef shape)
{
    if (name.ends_with("running_mean") || name.ends_with("bias"))
        return {0, 0.1};
    if (name.ends_with("running_var"))
        return {1, 0.5};
    if (name.ends_with("norm.weight"))
        return {1, 0.2};
    const auto fan = std::sqrt(6.0 / double(shape[1] * shape[2]));
    return {0, name == "blocks.0.conv.conv.weight" ? fan * 0.0625 : fan};
}

} // namespace

bool EcapaFormula::has(std::string_view /*name*/) const
{
    return true;
}

Result<at::Tensor> EcapaFormula::read(const std::string& name, at::IntArrayRef shape) const
{
    auto tensor = at::empty(shape, at::kFloat);
    auto* values = tensor.mutable_data_ptr<float>();
    at::parallel_for(0, tensor.numel(), 1 << 16, [&](std::int64_t begin, std::int64_t end) {
        fill(name, shape, begin, {values + begin, std::size_t(end - begin)});
    });
    return tensor;
}

void EcapaFormula::fill(const std::string& name, at::IntArrayRef shape, std::int64_t first,
                        std::span<float> values) const
{
    const auto rule = ruleFor(name, shape);
    const auto stream = fnv1a(m_salt + "/" + name);
    auto index = std::uint64_t(first);
    for (auto& value : values)
        value = float(rule.offset + rule.scale * (2 * double(formulaBits(stream, index++)) * 0x1.0p-24 - 1));
}

} // namespace understudy
