// run.json: what a run was begun with and how it stands. Its folder holds all of it: preflight.json,
// clips.jsonl, metrics.jsonl, checkpoints/<step>/, samples/<step>/.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/synth/voice_profile.h"
#include "core/train/settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

using RunId = Id<struct RunTag>; ///< "run-4": the folder's name below runs/

inline constexpr const char* kRunFile = "run.json";
inline constexpr const char* kNoteFile = "note.txt";
inline constexpr const char* kPreflightFile = "preflight.json"; ///< what was found before it began
inline constexpr const char* kClipsFile = "clips.jsonl";
inline constexpr const char* kMetricsFile = "metrics.jsonl";
inline constexpr const char* kCheckpoints = "checkpoints";
inline constexpr const char* kSamples = "samples";
/// Beside the runs: those that were taken out. Their numbers are not given again.
inline constexpr const char* kRemovedRuns = ".removed";

enum class RunState
{
    New,         ///< nothing was done yet
    Running,     ///< its lock is held
    Interrupted, ///< its program ended without a word; it can be resumed
    Stopped,     ///< by somebody, or for want of consent, see `why`; it can be resumed
    Failed,      ///< see `why`; it can be resumed
    Finished,    ///< all steps are done
    EndedEarly   ///< it got no better any more
};
/// "new", "running", ...
std::string_view name(RunState state);

/// The run went back to a checkpoint because its losses were no numbers any more, and goes on otherwise.
struct Rollback
{
    std::int64_t at = 0, backTo = 0; ///< steps
    bool operator==(const Rollback&) const = default;
};

struct RunInfo
{
    RunId id;
    std::filesystem::path folder; ///< where it was read from; not written
    std::string note;             ///< of the user
    std::string created;          ///< ISO 8601, UTC
    std::string preset;           ///< that the settings began with
    TrainSettings settings;       ///< device and threads as they are used
    BaseModel base;
    std::filesystem::path dataset;
    std::string consent; ///< id of the record that allows it; empty: a synthetic base needs none
    std::string machine; ///< what rounds: LibTorch, processor; others may round otherwise
    std::vector<Rollback> rollbacks;
    RunState state = RunState::New;
    std::optional<Error> why;
};

/// In `runs`/<id>, whole or not at all; its id is the next free one. Errors of writing.
/// `preflight`: text of its file; empty: none.
Result<RunInfo> createRun(const std::filesystem::path& runs, RunInfo info, const std::string& preflight = {});
/// RunUnknown (detail: those that are there), ConfigDamaged, Unsupported for a newer format.
Result<RunInfo> readRun(const std::filesystem::path& runs, const RunId& id);
/// Of one folder.
Result<RunInfo> readRunFolder(const std::filesystem::path& folder);
Result<void> writeRun(const RunInfo& info);
/// Another note, also while it is trained: it lies in a file of its own.
Result<void> noteRun(const std::filesystem::path& folder, const std::string& note);

struct RunList
{
    std::vector<RunInfo> runs;   ///< the newest first
    std::vector<Error> problems; ///< folders that look like a run and cannot be read
};
RunList listRuns(const std::filesystem::path& runs);

std::string formatRun(const RunInfo& info);
Result<RunInfo> parseRun(std::string_view text, const std::filesystem::path& folder);

} // namespace understudy
