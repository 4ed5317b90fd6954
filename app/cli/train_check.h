// What the train commands say of a run before it starts.
#pragma once

#include "app/cli/train_arguments.h"

namespace understudy::cli {

/// Without what would make it pass.
Json describe(const PreflightCheck& check);
Json describe(const RunPreflight& found, const TrainSettings& settings);
/// A line for each check, then what the run is expected to take.
void sayPreflight(const Cli& cli, const RunPreflight& found);
/// What wants a look, on standard error.
void warn(const Cli& cli, const RunPreflight& found);
/// The first of what keeps it from starting.
Error obstacleOf(const RunPreflight& found);

} // namespace understudy::cli
