// Checkpoints of a run: checkpoints/<step>/ holds the adapter as PEFT stores it, what the optimiser
// remembers, and state.json. Each is whole or not there.
#pragma once

#include "core/base/result.h"
#include "core/train/run/probe_figures.h"

#include <array>
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
    std::optional<ProbeFigures> probes;   ///< of its probe lines; none: nobody heard them
};

/// By step; those whose state.json cannot be read are left out.
std::vector<CheckpointInfo> listCheckpoints(const std::filesystem::path& run);
/// Whether its files are as they were written; kOptimiserFile may be gone. Hashes them, unless they are as
/// when they were hashed last.
bool isWhole(const CheckpointInfo& checkpoint);
/// Hashes its files again; kOptimiserFile may be gone. CheckpointUnknown (detail: the steps there are),
/// CheckpointDamaged.
Result<CheckpointInfo> findCheckpoint(const std::filesystem::path& run, std::int64_t step);

enum class SuggestedFor
{
    Listeners,        ///< who compared the checkpoints by ear prefers it
    LowestValidation, ///< its loss on what it was not trained on is the lowest
    Together,         ///< of all that is known of each, it has the best together
    Last              ///< nothing tells them apart
};

/// What speaks for a checkpoint. Each earns points: 1 for the best of all checkpoints, 0 for what is further
/// from that than `scale`, in between in proportion. One counts where all checkpoints have it.
enum class Criterion
{
    Validation, ///< loss; `scale` is a share of the lowest
    Words,      ///< WER of the probe lines; `scale` in the same unit
    Similarity  ///< cosine to the talent
};
/// As documents name it.
std::string_view name(Criterion criterion);

struct CriterionRule
{
    Criterion criterion;
    double weight, scale;
};
inline constexpr std::array kCriteria{CriterionRule{Criterion::Validation, 2, 0.1},
                                      CriterionRule{Criterion::Words, 1, 0.1},
                                      CriterionRule{Criterion::Similarity, 1, 0.1}};

struct CheckpointScore
{
    std::int64_t step = 0;
    double score = 0; ///< weighted mean of the points, 0 to 1; 0 where nothing tells them apart
    std::vector<std::pair<Criterion, double>> points; ///< of those that counted
};
/// The best first; equal ones by their loss, and the newest.
std::vector<CheckpointScore> scoreCheckpoints(const std::vector<CheckpointInfo>& checkpoints);

struct Suggestion
{
    std::int64_t step = 0;
    SuggestedFor why = SuggestedFor::Last;
    std::vector<std::int64_t> damaged{}; ///< steps that would have been suggested before it
};
/// The first that is whole; none where there is none. Hashes files, those that did not change once only.
/// `ranked`: steps that listeners put in order, the best first; they come before all others.
std::optional<Suggestion> suggestCheckpoint(const std::vector<CheckpointInfo>& checkpoints,
                                            const std::vector<std::int64_t>& ranked = {});

/// Where a run goes on.
struct GoingOn
{
    std::optional<std::int64_t> from; ///< its newest checkpoint that is whole; none: its beginning
    std::vector<std::int64_t>
        damaged{}; ///< steps of those that are not, whatever is left of them; the newest first
};
/// Hashes files, those that did not change once only.
GoingOn goingOn(const std::filesystem::path& run);

/// "run-4@600" or "run-4", which is its suggested one: InvalidInput for another form.
struct CheckpointName
{
    std::string run;
    std::optional<std::int64_t> step;
};
Result<CheckpointName> parseCheckpointName(const std::string& text);

} // namespace understudy
