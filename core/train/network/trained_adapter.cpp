#include "core/train/network/trained_adapter_p.h"

#include "core/base/random.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr std::uint64_t kPartsOfALinear = 8; // more than are ever stacked

/// Uniform in [-bound, bound).
void drawUniform(const at::Tensor& a, std::uint64_t seed, std::uint64_t stream, float bound)
{
    const auto drawn = at::empty(a.sizes(), at::kFloat);
    RandomStream numbers(seed, stream);
    auto* values = drawn.data_ptr<float>();
    std::generate_n(values, drawn.numel(), [&] { return bound * (2 * numbers.uniform() - 1); });
    a.copy_(drawn);
}

} // namespace

Result<TrainedAdapter> TrainedAdapter::make(const Csm& csm, const AdapterShape& shape, std::uint64_t seed)
{
    return torchGuard("make an adapter", [&]() -> Result<TrainedAdapter> {
        TrainedAdapter made;
        made.m_config.rank = shape.rank;
        made.m_config.alpha = shape.alpha;
        made.m_config.isRankStabilised = shape.isRankStabilised;
        made.m_config.targetPattern = targetPattern(shape.targets, csm.config());
        const auto size = trainedParameters(shape.targets, shape.rank, csm.config());
        made.m_values = at::empty({size}, csm.options().dtype(at::kFloat));
        made.m_gradients = at::empty_like(made.m_values);
        const auto modules = targetModules(shape.targets, csm.config());
        std::int64_t at = 0;
        for (const auto* linear : csm.linears())
            made.place(*linear, modules, at);
        made.begin(seed);
        return made;
    });
}

/// Gives the layer's pairs their memory: its As, then its Bs.
void TrainedAdapter::place(const Linear& linear, const std::vector<TargetModule>& modules, std::int64_t& at)
{
    const std::int64_t rank = m_config.rank;
    TrainedParts trained;
    std::int64_t row = 0;
    std::uint64_t number = linear.number() * kPartsOfALinear;
    for (const auto& part : linear.parts()) {
        if (std::ranges::find(modules, part.module, &TargetModule::name) != modules.end())
            trained.parts.push_back({part.module, number, row, part.rows, {}, {}, {}, {}});
        row += part.rows;
        ++number;
    }
    if (trained.parts.empty())
        return;
    const auto take = [&](const at::Tensor& block, std::int64_t from, std::int64_t rows,
                          std::int64_t columns) {
        return block.narrow(0, from, rows * columns).view({rows, columns});
    };
    const auto ranks = rank * std::int64_t(trained.parts.size());
    trained.scale = m_config.scaleOf(trained.parts.front().module);
    trained.down = take(m_values, at, ranks, linear.inputs());
    trained.downGradient = take(m_gradients, at, ranks, linear.inputs());
    at += ranks * linear.inputs();
    std::int64_t column = 0;
    for (auto& part : trained.parts) {
        part.a = trained.down.narrow(0, column, rank);
        part.aGradient = trained.downGradient.narrow(0, column, rank);
        part.b = take(m_values, at, part.rows, rank);
        part.bGradient = take(m_gradients, at, part.rows, rank);
        at += part.rows * rank;
        column += rank;
    }
    m_parts.emplace(linear.number(), std::move(trained));
}

void TrainedAdapter::begin(std::uint64_t seed)
{
    m_values.zero_();
    m_gradients.zero_();
    for (const auto& [number, trained] : m_parts)
        for (const auto& part : trained.parts)
            drawUniform(part.a, seed, part.number, 1 / std::sqrt(float(part.a.size(1))));
}

TrainedParts TrainedAdapter::partsOf(const Linear& linear) const
{
    const auto found = m_parts.find(linear.number());
    return found == m_parts.end() ? TrainedParts{} : found->second;
}

std::vector<TrainedPart> TrainedAdapter::all() const
{
    std::vector<TrainedPart> parts;
    for (const auto& [number, trained] : m_parts)
        parts.insert(parts.end(), trained.parts.begin(), trained.parts.end());
    return parts;
}

Adapter TrainedAdapter::copied() const
{
    Adapter adapter;
    adapter.config = m_config;
    const auto copy = [](const at::Tensor& tensor) { return tensor.to(at::kCPU, at::kFloat, false, true); };
    for (const auto& [number, trained] : m_parts)
        for (const auto& part : trained.parts)
            adapter.pairs[part.module] = {copy(part.a), copy(part.b)};
    return adapter;
}

Result<void> TrainedAdapter::take(const Adapter& adapter, const std::string& subject)
{
    const auto parts = all();
    for (const auto& part : parts) {
        const auto found = adapter.pairs.find(part.module);
        if (found == adapter.pairs.end() || found->second.a.sizes() != part.a.sizes() ||
            found->second.b.sizes() != part.b.sizes())
            return fail(Code::InvalidInput, Reason::AdapterUnknown, subject,
                        part.module + " is missing or of another rank");
    }
    if (parts.size() != adapter.pairs.size())
        return fail(Code::InvalidInput, Reason::AdapterUnknown, subject, "it trains other modules");
    for (const auto& part : parts) {
        part.a.copy_(adapter.pairs.at(part.module).a);
        part.b.copy_(adapter.pairs.at(part.module).b);
    }
    return {};
}

Result<LoraSet> TrainedAdapter::ready(const Csm& csm) const
{
    return copied().readyFor(csm, "what is trained");
}

} // namespace understudy
