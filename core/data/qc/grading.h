// Limits that turn figures into findings: audio.md 10, every one a setting.
#pragma once

#include "core/data/clips/clip.h"

#include <vector>

namespace understudy {

/// A figure beyond `review` is a finding to look at, beyond `reject` one to leave the clip out for. NaN: no
/// such limit. Upwards or downwards, whichever `reject`, else `Side`, says.
struct Limit
{
    enum class Side
    {
        AtMost,
        AtLeast
    };
    Measure measure;
    Side side;
    double review, reject;
};

/// The defaults; one measure may have two rows, one for each side.
std::vector<Limit> defaultLimits();

/// A clip shorter than `shortest` is left out, one longer than `longest` looked at.
void setDurations(std::vector<Limit>& limits, Seconds shortest, Seconds longest);

/// Judges the clip's figures; findings that are there already with a place (a click at 2.1 s) are kept where
/// their measure crosses a limit, and take its grade. Sets findings and grade.
void grade(Clip& clip, const std::vector<Limit>& limits);

} // namespace understudy
