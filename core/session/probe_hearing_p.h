// Hears the probe lines of a run's checkpoints, with what is installed.
#pragma once

#include "core/session/evaluation_tools.h"
#include "core/train/run/train_run.h"

namespace understudy {

/// For TrainWork::hearProbes. `run`: its folder, whose clips tell the talent's voice. Tools are found with
/// the first checkpoint, and kept for the others.
std::function<Result<ProbeFigures>(const std::filesystem::path&, std::span<const ProbeLine>,
                                   const std::stop_token&)>
hearProbesWith(FindTools find, std::filesystem::path run);

} // namespace understudy
