// How fast a Whisper hears and speaks here, at a published size with weights by formula.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/model/precision.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

struct WhisperBenchOptions
{
    std::vector<std::string> sizes{"base", "small"};
    std::string device = "cpu";
    Precision precision = Precision::Bf16;
    int threads = 2;
    int tokens = 120; ///< forced: the same work whatever is likely
    int repeats = 4;  ///< the best counts
};

/// Milliseconds, of one window of 30 s.
struct WhisperBenchRow
{
    std::string size;
    Precision precision = Precision::Bf16;
    double mel = 0, encoder = 0;
    double heard = 0; ///< keys and values of what was heard
    double token = 0; ///< mean of the best run
    double whole = 0; ///< all of it
    int tokens = 0;
    Bytes bytesPerToken;         ///< of weights and of what was heard
    std::optional<double> floor; ///< ms that reading them takes at the memory's speed; on the CPU only
    double xRealTime() const { return 30'000 / whole; }
};

struct WhisperBenchReport
{
    std::optional<double> bandwidth; ///< bytes a second
    std::vector<WhisperBenchRow> rows;
};

/// Errors: ComputeDeviceUnknown; OutOfMemory; InvalidInput for a size that is not published.
Result<WhisperBenchReport> benchWhisper(const WhisperBenchOptions& options,
                                        const std::function<void(const WhisperBenchRow&)>& tell);

} // namespace understudy
