// What a misspelt name was probably meant to be.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace understudy {

/// Edits (insert, remove, change, swap neighbours) from one to the other, ASCII case aside.
std::size_t editDistance(std::string_view a, std::string_view b);

/// The candidate that `name` was probably meant to be, or an empty string.
template<typename Candidates, typename Projection>
std::string closest(std::string_view name, const Candidates& candidates, Projection projection)
{
    std::string best;
    auto bestDistance = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const auto distance = editDistance(name, projection(candidate));
        if (distance < bestDistance) {
            bestDistance = distance;
            best = projection(candidate);
        }
    }
    return best;
}

} // namespace understudy
