#include "core/text/closest.h"

#include <array>
#include <numeric>

namespace understudy {

namespace {

constexpr std::size_t kMaxCompared = 40; // bytes of a name; longer ones are no misspelling

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b)
{
    if (a.size() > kMaxCompared || b.size() > kMaxCompared)
        return kMaxCompared;
    using Row = std::array<std::size_t, kMaxCompared + 1>;
    Row older{}, old{}, row{};
    std::iota(old.begin(), old.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool isSame = lowered(a[i - 1]) == lowered(b[j - 1]);
            row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (isSame ? 0U : 1U)});
            if (i > 1 && j > 1 && lowered(a[i - 1]) == lowered(b[j - 2]) &&
                lowered(a[i - 2]) == lowered(b[j - 1]))
                row[j] = std::min(row[j], older[j - 2] + 1);
        }
        older = old;
        old = row;
    }
    return old[b.size()];
}

} // namespace understudy
