// Feeds the job strip from the board, at most ten times a second, and cancels from it.
#pragma once

#include "core/jobs/board.h"

#include <QObject>

#include <memory>
#include <vector>

class QTimer;

namespace understudy {

class JobStrip;
class Workspace;

class JobStripFeed : public QObject
{
    Q_OBJECT
public:
    JobStripFeed(Workspace& workspace, JobStrip& strip, QObject* parent);

private:
    void attach();
    void detach();
    void show();
    void cancel(const JobId& job);

    Workspace* m_workspace;
    JobStrip* m_strip;
    QTimer* m_timer;
    JobId m_shown;
    std::vector<JobId> m_others; ///< as the strip lists them
    std::unique_ptr<Subscription> m_subscription;
};

} // namespace understudy
