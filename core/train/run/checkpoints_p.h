// Writing checkpoints and going on from them.
#pragma once

#include "core/train/network/adam_w_p.h"
#include "core/train/network/trained_adapter_p.h"
#include "core/train/run/checkpoints.h"

#include <functional>
#include <map>

namespace understudy {

/// Everything that decides what the next step does, beside the adapter, the optimiser, and what run.json
/// says. Chance has no state: it follows from the seed and the step.
struct TrainState
{
    std::int64_t step = 0;                ///< done
    double lossScale = 1;                 ///< of float16
    double bestLoss = 0;                  ///< of validation, at bestStep
    std::int64_t bestStep = -1;           ///< -1: nothing was evaluated yet
    int sinceBest = 0;                    ///< evaluations
    double seconds = 0;                   ///< spent in steps
    std::optional<Validation> validation; ///< at this step
    bool operator==(const TrainState&) const = default;
};

std::string formatState(const TrainState& state, const std::map<std::string, std::string>& hashes);
struct StoredState
{
    TrainState state;
    std::map<std::string, std::string> hashes; ///< SHA-256 by file
};
/// CheckpointDamaged.
Result<StoredState> parseState(std::string_view text, const std::string& subject);

/// `notes` go into the adapter's file. DiskFull, NoPermission: the checkpoints there are stay as they are.
Result<void> saveCheckpoint(const std::filesystem::path& run, const TrainState& state,
                            const TrainedAdapter& adapter, const AdamW& optimiser,
                            const std::map<std::string, std::string>& notes);
/// Into `adapter` and `optimiser`, which are of the run's shape. CheckpointDamaged.
Result<TrainState> loadCheckpoint(const CheckpointInfo& checkpoint, TrainedAdapter& adapter,
                                  AdamW& optimiser);

/// Steps that have a folder, whatever is in it; the newest first.
std::vector<std::int64_t> stepsIn(const std::filesystem::path& run);

/// The newest that is whole, loaded; none: there is none. Those that are damaged are put aside as
/// <step>.damaged and told. Also removes what an interrupted save or removal left.
Result<std::optional<TrainState>> loadNewest(const std::filesystem::path& run, TrainedAdapter& adapter,
                                             AdamW& optimiser,
                                             const std::function<void(const Error&)>& tellDamaged);
/// Keeps the last one and the best of the others, as many as `best`; without validation the newest count as
/// best.
Result<void> pruneCheckpoints(const std::filesystem::path& run, int best);

} // namespace understudy
