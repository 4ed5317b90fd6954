// What the Training pane shows of runs, in words and rows; read on a worker.
#pragma once

#include "core/session/train_service.h"
#include "widgets/forms/check_list.h"
#include "widgets/models/checkpoint_table_model.h"
#include "widgets/models/run_list_model.h"

#include <map>
#include <utility>
#include <vector>

namespace understudy {

class Session;

/// "Run 4"; of an id that is none of ours: that, as it is.
QString runName(const RunId& id);
/// What the next one would be called.
QString nextRunName(const std::vector<RunInfo>& runs);

/// What run.json does not tell.
struct RunAsked
{
    bool isPaused = false;
    bool isQueued = false; ///< its turn comes after another run's
};
RunStatus statusOf(RunState state, RunAsked asked);
/// Whether it may be trained from where it stands.
bool isResumable(RunStatus status);
/// Whether somebody trains it.
bool isUnderWay(RunStatus status);

struct RunsView
{
    std::vector<RunInfo> runs; ///< the newest first
    std::vector<RunRow> rows;  ///< in the same order
    std::vector<Error> problems;
    std::optional<RunId> elsewhere; ///< one that another program trains now

    const RunInfo* find(const RunId& id) const;
};
RunsView readRuns(Session& session);

/// Waves of probe lines by file, as long as the files are the same.
using ProbeWaves = std::map<std::string, std::shared_ptr<const ProbeWave>>;

struct RunDetailsView
{
    RunDetails details;
    QStringList probes;              ///< ids of the lines, in the order in which they were spoken
    std::vector<CheckpointRow> rows; ///< the newest first
    ProbeWaves waves;
};
/// `known`: waves that need not be read again.
Result<RunDetailsView> readDetails(Session& session, const RunId& id, const ProbeWaves& known);
Result<ProbeWave> readWave(const std::filesystem::path& file);

/// A row of what is looked at before a start, without what mends it.
CheckItem itemOf(const PreflightCheck& check);
/// What was found before it began; none: an earlier version made it.
std::vector<CheckItem> checksOf(const RunDetails& details);
/// Label and value of what a run was begun with: "Data", "341 clips, 51.2 min".
std::vector<std::pair<QString, QString>> settingsOf(const RunDetails& details);

} // namespace understudy
