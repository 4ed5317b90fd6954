// Which clips the table shows: a chip's verdict and the words of the filter field.
#pragma once

#include "widgets/models/clip_query.h"

namespace understudy {

struct ClipFilter
{
    std::optional<Verdict> verdict; ///< none: all
    ClipQuery query;

    bool operator==(const ClipFilter&) const = default;
    bool accepts(const ClipRow& row) const
    {
        return (!verdict || row.verdict == *verdict) && query.matches(row);
    }
};

} // namespace understudy
