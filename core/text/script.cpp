#include "core/text/script.h"

#include <algorithm>

namespace understudy {

std::size_t SourceMap::toSource(std::size_t textOffset) const
{
    const auto after = std::ranges::upper_bound(steps, textOffset, {}, &Step::text);
    if (after == steps.begin())
        return 0;
    const auto& step = *std::prev(after);
    return step.source + (textOffset - step.text);
}

} // namespace understudy
