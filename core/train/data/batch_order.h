// Which clips are learned together, and after which anchor: decided by the seed and the number of the batch
// alone, so that a run that goes on needs to remember nothing but its step.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace understudy {

struct BatchItem
{
    std::size_t clip = 0;
    std::optional<std::size_t> context; ///< the anchor that it is heard after
    bool operator==(const BatchItem&) const = default;
};
using ClipBatch = std::vector<BatchItem>;

struct BatchOptions
{
    int clips = 2;
    int frameBudget = 0; ///< 0: `clips` of them, however long
    double contextShare = 0;
    std::uint64_t seed = 0;
};

class BatchOrder
{
public:
    struct Clip
    {
        std::size_t clip = 0; ///< as batches name it
        std::int64_t frames = 0;
    };

    /// `clips`: those to learn, at least one; `anchors`: some of them.
    BatchOrder(std::vector<Clip> clips, std::vector<std::size_t> anchors, BatchOptions options);

    /// Every clip comes once before any comes again. Clips of one batch are of about one length, batches come
    /// in no order.
    const ClipBatch& batch(std::int64_t number);

private:
    void plan(std::int64_t epoch);
    std::vector<std::vector<Clip>> cut(std::vector<Clip> order) const;

    std::vector<Clip> m_clips;
    std::vector<std::size_t> m_anchors;
    BatchOptions m_options;
    std::int64_t m_epoch = -1, m_first = 0; // of m_batches: its number, and that of its first batch
    std::vector<ClipBatch> m_batches;
};

/// The rows of `count` that are drawn: all but int(count (1 - share)), ascending.
std::vector<std::int64_t> drawShare(std::int64_t count, double share, std::uint64_t seed,
                                    std::uint64_t stream);

} // namespace understudy
