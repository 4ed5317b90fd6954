// Whether a run that is killed at random instants, again and again, ends as the one that nobody disturbed: to
// the byte. On a model of two megabytes; each training is a process of its own.
#pragma once

#include "core/base/result.h"
#include "core/train/run/train_run.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

struct ResumeBenchOptions
{
    int kills = 100;
    std::uint64_t seed = 1;       ///< of the instants
    std::filesystem::path folder; ///< empty, to work in
    /// What trains the run of this name: it calls trainBenchRun with the folder.
    std::function<std::vector<std::string>(const std::string& run)> command;
    std::function<void(int done)> report; ///< kills; may be empty
    std::stop_token stop;
};

struct ResumeBenchReport
{
    int passed = 0, failed = 0; ///< kills after which all was as it should be, and others
    int runs = 0;               ///< that were killed, and went on to their end
    int pauses = 0, stops = 0;  ///< that were asked for before
    std::vector<std::string> problems;
};

/// Errors: those of making a model and clips; what the undisturbed run ended with; Cancelled.
Result<ResumeBenchReport> benchResume(const ResumeBenchOptions& options);
/// In the process of its own.
Result<RunEnd> trainBenchRun(const std::filesystem::path& folder, const std::string& run);

} // namespace understudy
