// How fast a CSM of true size is trained here, by phase, and how near what is told before a start comes to it.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/train/estimate.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

struct TrainBenchOptions
{
    std::string device = "cpu";
    Precision precision = Precision::Bf16;
    Checkpointing checkpointing = Checkpointing::On;
    int threads = 2;
    int steps = 3; ///< counted, after one that is not
    bool isQuick = false; ///< only the first row
};

/// Seconds of one step; means over the counted ones but `step`, which is the best.
struct TrainBenchRow
{
    std::string name; ///< "reference", "clips 1", "clips 4", "standard"
    TrainSettings settings;
    double clipSeconds = 0; ///< mean
    double step = 0, meanStep = 0;
    double forward = 0, depth = 0, backward = 0, optimiser = 0;
    double positionsPerSecond = 0;
    double frozen = 0;          ///< seconds that frozen layers take to hear a second of sound, once
    std::optional<Bytes> peak;  ///< of the process while it trains; what `peakOf` says
    TrainEstimate told;         ///< before the start, with the speed measured
    double stepsPerHour = 0;    ///< on half an hour of clips, whose first hearing is counted
};

/// A run over a base as "model synth --size tiny" makes it, with few short clips.
struct WholeRunRow
{
    TrainPreset preset = TrainPreset::Quick;
    TrainEstimate told;        ///< before the start, with the speed measured
    double seconds = 0;        ///< that it took
    std::optional<Bytes> peak; ///< of the process; what `peakOf` says
};

struct TrainBenchReport
{
    Bytes weights;
    double load = 0; ///< seconds
    std::optional<Bytes> loadPeak;
    std::vector<TrainBenchRow> rows;
};

/// What a process had at its most since it was asked to forget: the front end knows how.
struct PeakMemory
{
    std::function<void()> forget;
    std::function<std::optional<Bytes>()> peak;
};

/// `folder`, which is there and empty, holds what is trained. What a process did before counts: call it first.
Result<std::vector<WholeRunRow>> benchWholeRuns(const TrainBenchOptions& options, const PeakMemory& memory,
                                                const std::filesystem::path& folder);

/// Weights by formula, made in memory. Errors: ComputeDeviceUnknown, OutOfMemory.
Result<TrainBenchReport> benchTraining(const TrainBenchOptions& options, const PeakMemory& memory);

} // namespace understudy
