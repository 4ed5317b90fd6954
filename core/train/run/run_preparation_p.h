// Everything between a run's folder and its first step: clips to codes and tokens, the base loaded, the
// trainer made.
#pragma once

#include "core/train/data/train_clips.h"
#include "core/train/run/probes_p.h"

namespace understudy {

struct PreparedRun
{
    std::unique_ptr<Trainer> trainer;
    PreparedProbes probes;
    bool hasValidation = false;
};

/// The run's own list of clips, made of its dataset with the first call. Errors as trainRun.
Result<PreparedRun> prepareRun(const TrainWork& work, const RunInfo& info, const TrainWatch& watch);

} // namespace understudy
