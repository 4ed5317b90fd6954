// The probe lines of a checkpoint: spoken by the model as it is trained, with the same seed each time.
#pragma once

#include "core/synth/turn_tokens.h"
#include "core/train/run/train_run.h"
#include "core/train/run/trainer_p.h"
#include "core/train/run/training_base_p.h"

namespace understudy {

struct PreparedProbes
{
    struct Line
    {
        std::string id;
        std::vector<std::int64_t> text; ///< token places of the run's table
        std::int64_t mostFrames = 0;
    };
    std::vector<Line> lines;
    std::optional<PromptTurn> anchor; ///< heard before each, as rendering does
    std::uint64_t seed = 0;
};

/// All lines at once, then the codec alone; samples/<step>/ appears whole. Cancelled: nothing of it does.
Result<void> renderProbes(const std::filesystem::path& run, std::int64_t step, const PreparedProbes& probes,
                          const Trainer& trainer, const CsmFiles& files, const std::stop_token& stop);

} // namespace understudy
