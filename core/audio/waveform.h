// A short piece of mono sound in memory: a take, a preview. Long files are streamed instead (reader.h,
// writer.h).
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <vector>

namespace understudy {

struct Waveform
{
    std::vector<float> samples; ///< mono, full scale is 1.0
    SampleRate rate = kStudioRate;

    Frames length() const { return Frames(static_cast<std::int64_t>(samples.size())); }
};

} // namespace understudy
