// How fast an ECAPA-TDNN of the published size hears voices here, with weights by formula.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <string>

namespace understudy {

struct VoiceBenchOptions
{
    std::string device = "cpu";
    int threads = 2;
    Seconds length{10.0}; ///< of a clip
    int repeats = 8;      ///< the best counts
};

struct VoiceBenchReport
{
    Seconds length;
    double ms = 0; ///< of a clip: its bands and its vector
    double xRealTime() const { return 1e3 * length.value / ms; }
};

/// Errors: ComputeDeviceUnknown; OutOfMemory.
Result<VoiceBenchReport> benchVoices(const VoiceBenchOptions& options);

} // namespace understudy
