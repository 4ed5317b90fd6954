#include "core/text/bpe_merger_p.h"

#include <algorithm>
#include <tuple>

namespace understudy {

namespace {

constexpr std::int32_t kNone = -1;
constexpr TokenId kGone = -1;

/// Heap order: the lowest rank on top, and of equal ranks the leftmost.
constexpr auto goesLater = [](const auto& a, const auto& b) {
    return std::tie(a.rank, a.at) > std::tie(b.rank, b.at);
};

} // namespace

void BpeMerger::append(std::string_view piece, std::vector<TokenId>& ids)
{
    if (m_model.takesWholePieces) {
        if (const auto whole = m_model.pieces.find(piece); whole != m_model.pieces.end()) {
            ids.push_back(whole->second);
            return;
        }
    }
    split(piece);
    while (!m_heap.empty())
        merge(takeBest());
    for (std::int32_t at = 0; at != kNone; at = m_parts[static_cast<std::size_t>(at)].next)
        ids.push_back(m_parts[static_cast<std::size_t>(at)].id);
}

void BpeMerger::split(std::string_view piece)
{
    const auto count = static_cast<std::int32_t>(piece.size());
    m_parts.clear();
    m_heap.clear();
    for (std::int32_t i = 0; i < count; ++i) {
        const auto byte = static_cast<unsigned char>(piece[static_cast<std::size_t>(i)]);
        m_parts.push_back({m_model.bytes[byte], i - 1, i + 1 < count ? i + 1 : kNone});
    }
    for (std::int32_t i = 0; i < count; ++i)
        consider(i);
}

void BpeMerger::consider(std::int32_t at)
{
    if (at == kNone)
        return;
    const auto& left = m_parts[static_cast<std::size_t>(at)];
    if (left.next == kNone)
        return;
    const auto right = m_parts[static_cast<std::size_t>(left.next)].id;
    const auto found = m_model.merges.find(pairKey(left.id, right));
    if (found == m_model.merges.end())
        return;
    m_heap.push_back({found->second.rank, at, left.id, right, found->second.id});
    std::ranges::push_heap(m_heap, goesLater);
}

BpeMerger::Candidate BpeMerger::takeBest()
{
    std::ranges::pop_heap(m_heap, goesLater);
    const auto best = m_heap.back();
    m_heap.pop_back();
    return best;
}

void BpeMerger::merge(const Candidate& candidate)
{
    auto& left = m_parts[static_cast<std::size_t>(candidate.at)];
    if (left.id != candidate.left || left.next == kNone)
        return;
    auto& right = m_parts[static_cast<std::size_t>(left.next)];
    if (right.id != candidate.right)
        return;
    left.id = candidate.merged;
    left.next = right.next;
    right.id = kGone;
    if (left.next != kNone)
        m_parts[static_cast<std::size_t>(left.next)].previous = candidate.at;
    consider(left.previous);
    consider(candidate.at);
}

} // namespace understudy
