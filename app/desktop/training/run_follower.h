// Follows the log of one run, whoever trains it: read on a worker, its news on the GUI thread at most ten
// times a second.
#pragma once

#include "app/desktop/training/run_log.h"
#include "core/train/run/run_info.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <memory>

class QTimer;

namespace understudy {

class Workspace;

class RunFollower : public QObject
{
    Q_OBJECT
public:
    explicit RunFollower(Workspace& workspace, QObject* parent = nullptr);

    /// From its beginning. The same run as before goes on where it is.
    void follow(const RunInfo& run);
    void stop();
    /// The run is under way: there will be more. Else what there is is read once.
    void setLive(bool isLive);
    const RunId& run() const { return m_run; }

Q_SIGNALS:
    void news(const understudy::RunNews& news);
    void failed(const understudy::Error& error);

private:
    void read();
    void take(const Result<RunNews>& read);

    Workspace* m_workspace;
    RunId m_run;
    std::shared_ptr<RunLog> m_log; // the reading job's, while there is one
    bool m_isLive = false;
    bool m_readsOnce = false; // after what is being read
    QTimer* m_clock;
    JobWatcher<RunNews> m_reading;
};

} // namespace understudy
