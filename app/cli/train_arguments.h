// What the train commands are told: a project, a run, and a training's settings as flags.
#pragma once

#include "app/cli/cli.h"
#include "core/session/train_service.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace understudy {
class Session;
}

namespace understudy::cli {

struct TrainArguments
{
    std::string project; ///< empty: the one that the current folder lies in
    std::string run;     ///< "run-4", "run-4@600"
    std::string preset = "standard";
    std::string base, dataset, note;
    std::vector<std::string> settings;                     ///< "rank=8"
    std::map<std::string, std::string, std::less<>> flags; ///< by a parameter's key
    std::string out;
    bool isMerged = false, isCsv = false, isAnyway = false;
};

/// A flag for each parameter of a training ("--learning-rate"), and --set.
void addSettingOptions(CLI::App* command, const std::shared_ptr<TrainArguments>& given);
/// Those of the preset, with what --set and the flags say otherwise. SettingUnknown, SettingOutOfRange.
Result<RunToStart> runToStart(const TrainArguments& given);

/// Open for reading: runs have locks of their own, and the studio may have the project open.
Result<std::unique_ptr<Session>> openForRuns(const TrainArguments& given);

} // namespace understudy::cli
