#include "core/data/dataset/spoken_p.h"

#include "core/data/dataset/parts_p.h"

#include <algorithm>
#include <map>

namespace understudy {
namespace {

/// In order, each where the one before ends or later.
std::vector<FrameSpan> joined(std::vector<FrameSpan> spans)
{
    std::ranges::sort(spans, {}, &FrameSpan::begin);
    std::vector<FrameSpan> all;
    for (const auto& span : spans) {
        if (!all.empty() && span.begin <= all.back().end)
            all.back().end = std::max(all.back().end, span.end);
        else
            all.push_back(span);
    }
    return all;
}

/// Both in order and disjoint.
Frames common(std::span<const FrameSpan> a, std::span<const FrameSpan> b)
{
    Frames sum;
    while (!a.empty() && !b.empty()) {
        const auto begin = std::max(a.front().begin, b.front().begin);
        const auto end = std::min(a.front().end, b.front().end);
        sum += std::max(Frames(0), end - begin);
        auto& first = a.front().end < b.front().end ? a : b;
        first = first.subspan(1);
    }
    return sum;
}

} // namespace

Seconds spokenIn(std::span<const PlacedRow> rows)
{
    std::map<const Part*, std::vector<FrameSpan>> cuts;
    for (const auto& placed : rows)
        if (placed.part != nullptr)
            cuts[placed.part].push_back(placed.cut);
    Seconds sum;
    for (auto& [part, spans] : cuts)
        sum += toSeconds(common(joined(std::move(spans)), part->speech), part->recording.rate);
    return sum;
}

} // namespace understudy
