// Shows what a run needs of this machine before it starts, what stands against it, and what would mend it.
#pragma once

#include "app/desktop/training/new_run_page.h"
#include "core/session/train_service.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

class QTimer;

namespace understudy {

class Session;
class Workspace;

/// Of the project and of the models there are.
Result<NewRunSources> readNewRunSources(Session& session);

class RunCheck : public QObject
{
    Q_OBJECT
public:
    RunCheck(Workspace& workspace, QObject* parent);

    /// Soon: while somebody types there is more to come.
    void look(const RunToStart& run);
    void stop();
    /// That there are, to be called by their names.
    void setDevices(std::vector<ComputeDevice> devices) { m_devices = std::move(devices); }

Q_SIGNALS:
    /// What looked at is; while it is being done some of it.
    void looked(const std::vector<understudy::CheckItem>& items, bool isDone);
    void expected(const std::vector<std::pair<QString, QString>>& rows);
    void costKnown(understudy::TrainPreset preset, const QString& cost);
    /// A remedy was chosen.
    void changeWanted(const understudy::TrainSettings& settings);
    void consentWanted();
    void datasetWanted(); ///< another one
    void reviewWanted();  ///< where one is built
    void modelWanted();   ///< to train over

private:
    void start();
    void take(const RunPreflight& found);
    std::vector<CheckItem> itemsOf(const RunPreflight& found);
    CheckItem baseOf(const std::optional<Error>& problem);
    CheckItem itemOf(const PreflightCheck& check);
    CheckItem consentOf(const RunPreflight& found);

    Workspace* m_workspace;
    RunToStart m_run;
    std::vector<ComputeDevice> m_devices;
    QTimer* m_delay;
    LatestJob<RunPreflight> m_looking;
};

} // namespace understudy
