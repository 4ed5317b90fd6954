// Trains a run, from its beginning or from where it stands, until its steps are done, it gets no better, or
// somebody stops it. Killed at any instant it goes on from its last checkpoint, on the CPU to the same bytes.
#pragma once

#include "core/base/asleep.h"
#include "core/jobs/progress.h"
#include "core/model/model_files.h"
#include "core/train/run/checkpoints.h"
#include "core/train/run/probe_figures.h"
#include "core/train/run/run_info.h"

#include <functional>
#include <stop_token>

namespace understudy {

/// Names and figures, a question, a sentence of common sounds, a long one.
std::vector<ProbeLine> standardProbes();

struct TrainWork
{
    std::filesystem::path run;          ///< its folder
    CsmFiles base;                      ///< of the run's base model
    std::filesystem::path codeCache;    ///< folder
    std::string consent;                ///< id of the record that allows it now; empty: it needs none
    std::string program = "understudy"; ///< named in the lock, for the one who finds it taken
    std::vector<ProbeLine> probes = standardProbes();
    /// Asked at the end of each step: an error saves a checkpoint, and stops the run with it. May be empty.
    std::function<Result<void>()> checkConsent = {};
    /// Hears the probe lines in a step's folder; training waits for it. May be empty.
    std::function<Result<ProbeFigures>(const std::filesystem::path& samples, std::span<const ProbeLine> lines,
                                       const std::stop_token& stop)>
        hearProbes = {};
};

struct TrainWatch
{
    std::stop_token stop;                         ///< stopped: a checkpoint is saved, then Cancelled
    std::function<void(const Progress&)> report;  ///< may be empty
    std::function<Seconds()> asleep = timeAsleep; ///< the machine, so far
};

struct RunEnd
{
    RunState state = RunState::Finished;
    std::int64_t step = 0;
    std::optional<Suggestion> suggested;
};

/// Errors: RunBusy, RunEnded, RunOtherBase; those of readTrainClips, encodeClips and of loading the base;
/// TrainingDiverged; DiskFull at a checkpoint; DeviceLost, OutOfMemory; those of checkConsent; Cancelled.
/// After an error the checkpoints there are stay as they are.
Result<RunEnd> trainRun(const TrainWork& work, const TrainWatch& watch);

// What another thread, or another program, asks of a run under way; it looks at the end of each step.

enum class RunRequest
{
    Stop, ///< saves a checkpoint and ends
    Pause
};
Result<void> askRun(const std::filesystem::path& run, RunRequest request);
/// Nothing where it was not asked.
void unaskRun(const std::filesystem::path& run, RunRequest request);
bool isAsked(const std::filesystem::path& run, RunRequest request);

} // namespace understudy
