#include "core/train/data/learn_batches_p.h"

#include "core/base/random.h"
#include "core/model/csm/prompt_p.h"

namespace understudy {
namespace {

constexpr std::int64_t kMostStateBytes = 512'000'000;
constexpr std::size_t kNoContext = std::size_t(-1);

at::Tensor longs(const std::vector<std::int64_t>& values, at::Device device)
{
    return at::tensor(values, at::kLong).to(device);
}

std::uint64_t dropoutSeed(const BatchChance& chance)
{
    constexpr std::uint64_t kApart = 1ULL << 63; // from what frames are drawn by
    RandomStream numbers(chance.seed, chance.stream ^ kApart);
    return std::uint64_t(numbers.next()) << 32 | numbers.next();
}

} // namespace

LearnBatches::LearnBatches(CsmLearner& learner, std::vector<PromptTurn> clips)
    : m_learner(&learner), m_clips(std::move(clips))
{
}

std::int64_t LearnBatches::frames(std::size_t clip) const
{
    return std::int64_t(m_clips[clip].codes.size()) / m_learner->csm().config().codebooks;
}

/// None where it and the clip are too long for the model together.
std::optional<std::size_t> LearnBatches::contextOf(const BatchItem& item) const
{
    if (!item.context)
        return std::nullopt;
    const auto& config = m_learner->csm().config();
    const auto both = positionsOf(m_clips[*item.context], config.codebooks) +
                      positionsOf(m_clips[item.clip], config.codebooks);
    return both <= config.backbone.positions ? item.context : std::nullopt;
}

std::int64_t LearnBatches::positionsBefore(const BatchItem& item) const
{
    const auto context = contextOf(item);
    return context ? positionsOf(m_clips[*context], m_learner->csm().config().codebooks) : 0;
}

std::int64_t LearnBatches::positions(std::span<const BatchItem> items) const
{
    std::int64_t sum = 0;
    for (const auto& item : items)
        sum += positionsBefore(item) + positionsOf(m_clips[item.clip], m_learner->csm().config().codebooks);
    return sum;
}

/// Always of the clip alone, never of a batch: then it does not matter whether it was kept.
at::Tensor LearnBatches::statesOf(const BatchItem& item)
{
    const auto context = contextOf(item);
    const auto key = std::pair(item.clip, context.value_or(kNoContext));
    if (const auto known = m_states.find(key); known != m_states.end())
        return known->second;
    const auto& csm = m_learner->csm();
    auto x = embedTurn(csm, m_clips[item.clip]);
    if (context)
        x = at::cat({embedTurn(csm, m_clips[*context]), x});
    auto states = m_learner->throughFrozen(x, Sequences({x.size(0)}));
    if (m_stateBytes + std::int64_t(states.nbytes()) <= kMostStateBytes) {
        m_stateBytes += std::int64_t(states.nbytes());
        m_states.emplace(key, states);
    }
    return states;
}

LearnBatch LearnBatches::make(std::span<const BatchItem> items, const BatchChance& chance)
{
    const auto codebooks = m_learner->csm().config().codebooks;
    std::vector<at::Tensor> states;
    std::vector<std::int64_t> lengths, rows, ends; // rows before frames, and before the stop frames
    std::vector<std::int64_t> codes;
    std::int64_t begin = 0;
    for (const auto& item : items) {
        const auto& clip = m_clips[item.clip];
        const auto first = begin + positionsBefore(item) + std::int64_t(clip.text.size());
        for (std::int64_t frame = 0; frame < frames(item.clip); ++frame)
            rows.push_back(first + frame - 1);
        ends.push_back(first + frames(item.clip) - 1);
        codes.insert(codes.end(), clip.codes.begin(), clip.codes.end());
        states.push_back(statesOf(item));
        lengths.push_back(states.back().size(0));
        begin += lengths.back();
    }
    const auto device = m_learner->csm().options().device();
    const auto drawn =
        longs(drawShare(std::int64_t(rows.size()), chance.depthShare, chance.seed, chance.stream), device);
    const auto frameRows = longs(rows, device), endRows = longs(ends, device);
    const auto frameCodes = longs(codes, device).view({-1, codebooks});
    const auto endCodes = at::zeros({endRows.size(0), codebooks}, frameCodes.options());
    LearnBatch batch;
    batch.states = at::cat(states);
    batch.sequences = Sequences(lengths);
    batch.firstRows = at::cat({frameRows, endRows});
    batch.firstCodes = at::cat({frameCodes.select(1, 0), endCodes.select(1, 0)});
    batch.depthRows = at::cat({frameRows.index_select(0, drawn), endRows});
    batch.depthCodes = at::cat({frameCodes.index_select(0, drawn), endCodes});
    batch.dropout = {chance.dropout, dropoutSeed(chance)};
    return batch;
}

} // namespace understudy
