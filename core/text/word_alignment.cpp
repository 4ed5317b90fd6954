#include "core/text/word_alignment.h"

#include <algorithm>
#include <cstdint>

namespace understudy {

namespace {

constexpr std::size_t kMostPairs = 4'000'000;

} // namespace

std::vector<std::optional<std::size_t>> alignWords(const std::vector<std::string>& before,
                                                   const std::vector<std::string>& after)
{
    std::vector<std::optional<std::size_t>> origins(after.size());
    std::size_t first = 0, oldEnd = before.size(), newEnd = after.size();
    for (; first < std::min(oldEnd, newEnd) && before[first] == after[first]; ++first)
        origins[first] = first;
    for (; oldEnd > first && newEnd > first && before[oldEnd - 1] == after[newEnd - 1]; --oldEnd, --newEnd)
        origins[newEnd - 1] = oldEnd - 1;
    const auto rows = oldEnd - first, columns = newEnd - first;
    if (rows == 0 || columns == 0 || rows > kMostPairs / columns)
        return origins;
    // longest[i, j]: words in common from old word i and new word j on
    std::vector<std::uint32_t> longest((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
        return longest[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            at(i, j) = before[first + i] == after[first + j] ? at(i + 1, j + 1) + 1
                                                             : std::max(at(i + 1, j), at(i, j + 1));
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (before[first + i] == after[first + j])
            origins[first + j++] = first + i++;
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return origins;
}

} // namespace understudy
