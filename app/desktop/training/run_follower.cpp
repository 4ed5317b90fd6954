#include "app/desktop/training/run_follower.h"

#include "app/desktop/workspace.h"
#include "core/session/job_service.h"

#include <QTimer>

namespace understudy {

namespace {

constexpr int kTurnMs = 200; // a step is seldom faster, and no eye is

} // namespace

RunFollower::RunFollower(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_clock(new QTimer(this))
{
    m_clock->setInterval(kTurnMs);
    connect(m_clock, &QTimer::timeout, this, &RunFollower::read);
    connect(m_workspace, &Workspace::sessionClosing, this, &RunFollower::stop);
}

void RunFollower::follow(const RunInfo& run)
{
    if (run.id == m_run && m_log)
        return;
    stop();
    m_run = run.id;
    m_log = std::make_shared<RunLog>(run.folder / kMetricsFile, run.settings);
    read();
}

void RunFollower::stop()
{
    m_clock->stop();
    m_reading.forget();
    m_workspace->release(std::move(m_log)); // it may hold a million points
    m_log = nullptr;
    m_run = {};
    m_isLive = m_readsOnce = false;
}

void RunFollower::setLive(bool isLive)
{
    if (isLive == m_isLive)
        return;
    m_isLive = isLive;
    if (isLive)
        m_clock->start();
    else
        m_clock->stop();
    read(); // what was written last
}

void RunFollower::read()
{
    m_readsOnce = m_reading.isWatching();
    if (m_readsOnce || !m_log || !m_workspace->session())
        return;
    m_reading.watch(m_workspace->startBackground<RunNews>([log = m_log](Session&) { return log->readOn(); }),
                    [this](const Result<RunNews>& read) { take(read); });
}

void RunFollower::take(const Result<RunNews>& read)
{
    if (!read)
        Q_EMIT failed(read.error());
    else if (read->isAny())
        Q_EMIT news(*read);
    if (!m_isLive && std::exchange(m_readsOnce, false))
        this->read();
}

} // namespace understudy
