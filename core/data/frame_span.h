// A part of a recording.
#pragma once

#include "core/base/units.h"

namespace understudy {

/// Half open, in frames of the recording.
struct FrameSpan
{
    Frames begin, end;

    Frames length() const { return end - begin; }
    bool operator==(const FrameSpan&) const = default;
};

} // namespace understudy
