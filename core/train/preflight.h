// What is looked at before a training starts, as facts: front ends make the sentences. Reading what there is
// to learn takes as long as hashing it; checking settings against it takes no time.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/model/model_files.h"
#include "core/train/estimate.h"
#include "core/train/settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

enum class CheckKind
{
    Dataset,    ///< Fail: it cannot be read; `problem`
    Settings,   ///< Fail: they are out of range; `problem`
    Targets,    ///< found: trained parameters; Fail: layers that the model lacks; `problem`
    Rank,       ///< found; Look: outside of what is of use, `allowed`
    Device,     ///< Fail: unknown; names: it, then those that there are
    Clips,      ///< found: training clips, seconds; Fail: none; Look: one
    Validation, ///< found: validation clips, seconds; allowed: as many as tell something; Look: fewer
    Recordings, ///< found: that the clips are of; allowed: those of validation; Look: one of either; absent:
                ///< not told
    LongClips,  ///< Look: left out; names; found: the longest in seconds; allowed: the limit
    ShortClips, ///< Look: left out; names
    NoWords,    ///< Look: left out; names
    NoSound,    ///< Look: left out; names
    Codes,      ///< found: clips whose codes are there; allowed: all; names: clips that another codec encoded
    Memory,     ///< found: needed, allowed: free, in bytes
    Disk        ///< found: needed, allowed: free, in bytes
};
/// "dataset", "settings", ...
std::string_view name(CheckKind kind);

enum class CheckState
{
    Pass,
    Look, ///< it may start
    Fail
};
/// "pass", "look", "fail".
std::string_view name(CheckState state);

struct SettingChange
{
    std::string key, value; ///< as setParameter takes them
    bool operator==(const SettingChange&) const = default;
};
using SettingChanges = std::vector<SettingChange>;
/// What makes `from` into `to`.
SettingChanges changesBetween(const TrainSettings& from, const TrainSettings& to);

struct PreflightCheck
{
    CheckKind kind = CheckKind::Settings;
    CheckState state = CheckState::Pass;
    double found = 0, allowed = 0;
    Seconds length;                      ///< of clips
    std::vector<std::string> names;      ///< of clips or devices
    std::vector<SettingChanges> remedies; ///< each of them alone makes it pass; the mildest first
    std::optional<Error> problem;
};

/// What was found before a run began, as the run keeps it.
struct KeptPreflight
{
    std::string person; ///< who consents; empty: nobody has to
    std::vector<PreflightCheck> checks;
};
/// JSON without remedies, whose time is over. ConfigDamaged; checks of later versions are passed over.
std::string formatPreflight(const KeptPreflight& kept);
Result<KeptPreflight> parsePreflight(std::string_view text, const std::string& subject);

struct Preflight
{
    std::vector<PreflightCheck> checks;
    std::optional<TrainEstimate> estimate; ///< none: nothing to train, or no such device
    bool mayStart() const;
};

/// What a run would be trained on.
struct PreflightData
{
    CsmConfig config;
    TrainClips clips; ///< as the settings' longest clip leaves them; empty with `problem`
    TrainLoad load;
    std::vector<std::string> otherCodec; ///< clips that are encoded, but by another codec
    std::optional<Error> problem;        ///< of the dataset
};
/// Errors: those of the base's config and tokenizer; Cancelled. `longest` as in the settings.
Result<PreflightData> readPreflightData(const std::filesystem::path& dataset, const CsmFiles& base,
                                        const std::filesystem::path& codeCache, const TrainSettings& settings,
                                        const ClipWatch& watch);

struct TrainMachine
{
    std::vector<std::string> devices; ///< that there are: "cpu", "cuda:0"
    std::optional<Bytes> freeMemory;  ///< of the device that the settings name; none: it is not known
    std::optional<Bytes> freeDisk;    ///< where runs are kept
    std::optional<MachineSpeed> speed;
};
/// As it is now. Measures the speed with the first call for such settings: up to a few seconds.
TrainMachine lookAtMachine(const TrainSettings& settings, const PreflightData& data,
                           const std::filesystem::path& runs);

Preflight checkTraining(const TrainSettings& settings, const PreflightData& data,
                        const TrainMachine& machine);

} // namespace understudy
