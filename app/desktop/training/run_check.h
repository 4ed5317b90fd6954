// Looks at a run before it starts: what it needs of this machine, what stands against it, and what would mend
// it. What takes long is read once.
#pragma once

#include "app/desktop/training/new_run_page.h"
#include "core/train/preflight.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <map>
#include <memory>
#include <tuple>

class QTimer;

namespace understudy {

class Session;
class Workspace;

/// Of the project and of the models there are.
Result<NewRunSources> readNewRunSources(Session& session);

/// What reading and measuring found, by what it was for.
struct RunFacts
{
    using DataKey =
        std::tuple<std::string, std::string, double, std::string>; ///< folder, base, longest, speaker
    std::map<DataKey, std::shared_ptr<const PreflightData>> data;
};

struct RunLook
{
    RunFacts facts;
    std::optional<Error> problem; ///< nothing could be looked at: no base model
    std::optional<Error> consent; ///< that is missing
    std::string person;           ///< whose consent it is; empty: none is needed
    Preflight preflight;
    std::map<TrainPreset, TrainEstimate> costs; ///< of the presets as they are
};

class RunCheck : public QObject
{
    Q_OBJECT
public:
    RunCheck(Workspace& workspace, QObject* parent);

    /// Soon: while somebody types there is more to come.
    void look(const RunToStart& run);
    void stop();

Q_SIGNALS:
    /// What looked at is; while it is being done some of it.
    void looked(const std::vector<understudy::CheckItem>& items, bool isDone);
    void expected(const std::vector<std::pair<QString, QString>>& rows);
    void costKnown(understudy::TrainPreset preset, const QString& cost);
    /// A remedy was chosen.
    void changeWanted(const understudy::TrainSettings& settings);
    void consentWanted();

private:
    void start();
    void take(const RunLook& look);
    std::vector<CheckItem> itemsOf(const RunLook& look);
    CheckItem itemOf(const PreflightCheck& check);
    CheckItem consentOf(const RunLook& look);

    Workspace* m_workspace;
    RunToStart m_run;
    RunFacts m_facts;
    QTimer* m_delay;
    LatestJob<RunLook> m_looking;
};

} // namespace understudy
