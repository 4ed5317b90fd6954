#include "core/train/data/batch_order.h"

#include "core/base/contract.h"
#include "core/base/random.h"

#include <algorithm>
#include <numeric>

namespace understudy {
namespace {

constexpr std::size_t kBucket = 8; // batches whose clips are sorted by length together

/// What chance is drawn for; each has its own numbers.
enum class Draw : std::uint64_t
{
    Order,
    Batches,
    Contexts
};

RandomStream numbersFor(Draw draw, std::uint64_t seed, std::int64_t epoch)
{
    return {seed, std::uint64_t(epoch) << 2 | std::uint64_t(draw)};
}

} // namespace

BatchOrder::BatchOrder(std::vector<Clip> clips, std::vector<std::size_t> anchors, BatchOptions options)
    : m_clips(std::move(clips)), m_anchors(std::move(anchors)), m_options(options)
{
    UNDERSTUDY_ASSERT(!m_clips.empty() && m_options.clips > 0);
}

const ClipBatch& BatchOrder::batch(std::int64_t number)
{
    if (m_epoch < 0 || number < m_first) {
        m_first = 0;
        plan(0);
    }
    while (number >= m_first + std::int64_t(m_batches.size())) {
        m_first += std::int64_t(m_batches.size());
        plan(m_epoch + 1);
    }
    return m_batches[std::size_t(number - m_first)];
}

std::vector<std::vector<BatchOrder::Clip>> BatchOrder::cut(std::vector<Clip> order) const
{
    std::vector<std::vector<Clip>> batches;
    const auto bucket = kBucket * std::size_t(m_options.clips);
    for (std::size_t begin = 0; begin < order.size(); begin += bucket) {
        const auto first = order.begin() + std::ptrdiff_t(begin);
        const auto last = order.begin() + std::ptrdiff_t(std::min(begin + bucket, order.size()));
        std::stable_sort(first, last, [](const Clip& a, const Clip& b) { return a.frames < b.frames; });
        std::int64_t frames = 0;
        bool isNew = true;
        for (auto clip = first; clip != last; ++clip) {
            const bool isFull = m_options.frameBudget > 0
                                    ? frames + clip->frames > m_options.frameBudget
                                    : !isNew && batches.back().size() == std::size_t(m_options.clips);
            if (isNew || isFull) {
                batches.emplace_back();
                frames = 0;
            }
            isNew = false;
            frames += clip->frames;
            batches.back().push_back(*clip);
        }
    }
    return batches;
}

void BatchOrder::plan(std::int64_t epoch)
{
    m_epoch = epoch;
    auto order = m_clips;
    auto places = numbersFor(Draw::Order, m_options.seed, epoch);
    shuffle(order, places);
    auto batches = cut(std::move(order));
    auto turns = numbersFor(Draw::Batches, m_options.seed, epoch);
    shuffle(batches, turns);
    auto numbers = numbersFor(Draw::Contexts, m_options.seed, epoch);
    m_batches.clear();
    for (const auto& clips : batches) {
        auto& batch = m_batches.emplace_back();
        for (const auto& clip : clips) {
            const bool hasContext = double(numbers.uniform()) < m_options.contextShare;
            const auto drawn = numbers.next();
            batch.push_back({clip.clip, std::nullopt});
            if (!hasContext || m_anchors.empty())
                continue;
            const auto anchor = m_anchors[drawn % m_anchors.size()];
            if (anchor != clip.clip) // a clip after itself would be copied, not learned
                batch.back().context = anchor;
        }
    }
}

std::vector<std::int64_t> drawShare(std::int64_t count, double share, std::uint64_t seed,
                                    std::uint64_t stream)
{
    std::vector<std::int64_t> rows(std::size_t(count), 0);
    std::iota(rows.begin(), rows.end(), 0);
    const auto kept = count - std::int64_t(double(count) * (1 - share));
    RandomStream numbers(seed, stream);
    for (std::int64_t i = 0; i < kept; ++i)
        std::swap(rows[std::size_t(i)], rows[std::size_t(i) + numbers.next() % std::size_t(count - i)]);
    rows.resize(std::size_t(kept));
    std::ranges::sort(rows);
    return rows;
}

} // namespace understudy
