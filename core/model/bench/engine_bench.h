// How fast the networks run here, beside what the memory allows.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/model/model_files.h"
#include "core/model/precision.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

struct EngineBenchOptions
{
    std::optional<CsmFiles> files; ///< none: weights by formula at true size, made in memory
    std::string device = "cpu";
    Precision precision = Precision::Bf16;
    int threads = 2;
    std::vector<int> lines{1, 4, 8}; ///< at once, a row for each
    int frames = 25;                 ///< counted, after a few that are not
};

/// Milliseconds of one step, in which each line gets a frame.
struct EngineBenchRow
{
    Precision precision = Precision::Bf16;
    int lines = 1;
    double total = 0; ///< best of the counted frames; the rest are means
    double backbone = 0, depth = 0, sampling = 0;
    double xRealTime = 0;   ///< of all lines together
    double firstAudio = 0;  ///< from a prompt of 85 positions to the first sound
    double afterPrefix = 0; ///< the same when what precedes the line was heard before
    std::optional<double> floor; ///< what reading the weights of a frame takes at `bandwidth`
};

struct EngineBenchReport
{
    /// Bytes a second: `threads` threads read 3 GB; the best of three passes. On the CPU only.
    std::optional<double> bandwidth;
    Bytes bytesPerFrame;
    Bytes weights;
    std::optional<Seconds> load; ///< from `files`
    double codecFrame = 0;       ///< ms to decode one frame as a stream; best
    std::vector<EngineBenchRow> rows;
};

/// Errors: ComputeDeviceUnknown; those of loading. `tell` hears of each row as it is there.
Result<EngineBenchReport> benchEngine(const EngineBenchOptions& options,
                                      const std::function<void(const EngineBenchRow&)>& tell);

} // namespace understudy
