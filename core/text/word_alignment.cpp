#include "core/text/word_alignment.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace understudy {

namespace {

constexpr std::size_t kMostPairs = 4'000'000;

using Words = std::vector<std::string>;

struct Pair
{
    std::size_t before, after;
};

/// A stretch of each text.
struct Range
{
    std::size_t before, beforeEnd, after, afterEnd;
};

/// The longest sequence in which both indices rise, of pairs that are in order of `after` (Fredman 1975).
std::vector<Pair> risingOf(const std::vector<Pair>& pairs)
{
    constexpr auto kNone = std::size_t(-1);
    std::vector<std::size_t> ends, links(pairs.size(), kNone); // of the best sequence of each length
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place = std::ranges::lower_bound(ends, pairs[i].before, {},
                                                    [&](std::size_t end) { return pairs[end].before; });
        if (place != ends.begin())
            links[i] = *(place - 1);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<Pair> rising;
    for (auto i = ends.empty() ? kNone : ends.back(); i != kNone; i = links[i])
        rising.push_back(pairs[i]);
    std::ranges::reverse(rising);
    return rising;
}

class Aligner
{
public:
    Aligner(const Words& before, const Words& after)
        : m_before(before), m_after(after), m_origins(after.size())
    {
    }

    std::vector<std::optional<std::size_t>> run()
    {
        align({0, m_before.size(), 0, m_after.size()});
        return std::move(m_origins);
    }

private:
    void align(Range range)
    {
        for (; range.before < range.beforeEnd && range.after < range.afterEnd &&
               m_before[range.before] == m_after[range.after];
             ++range.before, ++range.after)
            m_origins[range.after] = range.before;
        for (; range.before < range.beforeEnd && range.after < range.afterEnd &&
               m_before[range.beforeEnd - 1] == m_after[range.afterEnd - 1];
             --range.beforeEnd, --range.afterEnd)
            m_origins[range.afterEnd - 1] = range.beforeEnd - 1;
        const auto rows = range.beforeEnd - range.before, columns = range.afterEnd - range.after;
        if (rows == 0 || columns == 0)
            return;
        if (rows <= kMostPairs / columns)
            alignAll(range);
        else
            alignBetween(range, risingOf(commonOf(range)));
    }

    /// Words that are there once in either text, in order of `after`.
    std::vector<Pair> commonOf(const Range& range) const
    {
        struct Seen
        {
            int before = 0, after = 0;
            std::size_t place = 0; // in before
        };
        std::unordered_map<std::string_view, Seen> seen;
        for (auto i = range.before; i < range.beforeEnd; ++i) {
            auto& one = seen[m_before[i]];
            ++one.before;
            one.place = i;
        }
        for (auto i = range.after; i < range.afterEnd; ++i)
            ++seen[m_after[i]].after;
        std::vector<Pair> common;
        for (auto i = range.after; i < range.afterEnd; ++i)
            if (const auto& one = seen[m_after[i]]; one.before == 1 && one.after == 1)
                common.push_back({one.place, i});
        return common;
    }

    void alignBetween(Range range, const std::vector<Pair>& anchors)
    {
        if (anchors.empty())
            return;
        for (const auto& [before, after] : anchors) {
            m_origins[after] = before;
            align({range.before, before, range.after, after});
            range.before = before + 1;
            range.after = after + 1;
        }
        align(range);
    }

    void alignAll(const Range& range)
    {
        const auto rows = range.beforeEnd - range.before, columns = range.afterEnd - range.after;
        // longest[i, j]: words in common from old word i and new word j on
        std::vector<std::uint32_t> longest((rows + 1) * (columns + 1), 0);
        const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
            return longest[i * (columns + 1) + j];
        };
        const auto isSame = [&](std::size_t i, std::size_t j) {
            return m_before[range.before + i] == m_after[range.after + j];
        };
        for (std::size_t i = rows; i-- > 0;)
            for (std::size_t j = columns; j-- > 0;)
                at(i, j) = isSame(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (isSame(i, j))
                m_origins[range.after + j++] = range.before + i++;
            else if (at(i + 1, j) >= at(i, j + 1))
                ++i;
            else
                ++j;
        }
    }

    const Words& m_before;
    const Words& m_after;
    std::vector<std::optional<std::size_t>> m_origins;
};

} // namespace

std::vector<std::optional<std::size_t>> alignWords(const std::vector<std::string>& before,
                                                   const std::vector<std::string>& after)
{
    return Aligner(before, after).run();
}

} // namespace understudy
