// How fast this machine trains: one layer of each network, as wide as the model's, learns a batch as large as
// the run's. Takes a second or two, once for each combination of what decides it.
#pragma once

#include "core/base/result.h"
#include "core/train/estimate.h"

namespace understudy {

/// `positions` and `clips` of one batch. Errors: ComputeDeviceUnknown, OutOfMemory.
Result<MachineSpeed> measureSpeed(const TrainSettings& settings, const CsmConfig& config,
                                  std::int64_t positions, std::int64_t clips);

} // namespace understudy
