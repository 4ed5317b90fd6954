// What was found at places of a clip, as marks: those of one kind that lie too close to be told apart are
// one.
#pragma once

#include "core/data/clips/clip.h"

#include <vector>

namespace understudy {

/// From the begin of its first place to the end of its last; figures as joined().
struct ClipMark : Finding
{
    int places = 1;

    bool operator==(const ClipMark&) const = default;
};

/// Findings with a place, in order. Of one measure, those that begin less than `apart` after the last's end
/// are one mark.
std::vector<ClipMark> marksOf(const std::vector<Finding>& findings, Seconds apart);

} // namespace understudy
