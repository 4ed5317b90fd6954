// Checkpoints of a run: checkpoints/<step>/ holds the adapter as PEFT stores it, what the optimiser
// remembers, and state.json. Each is whole or not there.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

inline constexpr const char* kStateFile = "state.json";
inline constexpr const char* kOptimiserFile = "optimizer.safetensors";

/// What an evaluation found: means over the validation clips.
struct Validation
{
    double loss = 0, backbone = 0, depth = 0;
    bool operator==(const Validation&) const = default;
};

struct CheckpointInfo
{
    std::int64_t step = 0;
    std::filesystem::path folder;         ///< an adapter's, too
    std::optional<Validation> validation; ///< none: there is nothing to validate on
};

/// By step; those whose state.json cannot be read are left out.
std::vector<CheckpointInfo> listCheckpoints(const std::filesystem::path& run);
/// Whether its files are as they were written. Hashes them, unless they are as when they were hashed last.
bool isWhole(const CheckpointInfo& checkpoint);
/// Hashes its files again. CheckpointUnknown (detail: the steps there are), CheckpointDamaged.
Result<CheckpointInfo> findCheckpoint(const std::filesystem::path& run, std::int64_t step);

enum class SuggestedFor
{
    LowestValidation, ///< its loss on what it was not trained on is the lowest
    Last              ///< nothing tells them apart
};
struct Suggestion
{
    std::int64_t step = 0;
    SuggestedFor why = SuggestedFor::Last;
    std::vector<std::int64_t> damaged{}; ///< steps that would have been suggested before it
};
/// The first that is whole; none where there is none. Hashes files, those that did not change once only.
std::optional<Suggestion> suggestCheckpoint(const std::vector<CheckpointInfo>& checkpoints);

/// "run-4@600" or "run-4", which is its suggested one: InvalidInput for another form.
struct CheckpointName
{
    std::string run;
    std::optional<std::int64_t> step;
};
Result<CheckpointName> parseCheckpointName(const std::string& text);

} // namespace understudy
