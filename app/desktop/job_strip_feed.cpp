#include "app/desktop/job_strip_feed.h"

#include "app/desktop/workspace.h"
#include "core/session/job_service.h"
#include "widgets/support/job_strip.h"
#include "widgets/words/progress_text.h"

#include <QTimer>

#include <algorithm>

namespace understudy {

namespace {

QString iconOf(JobKind kind)
{
    return kind == JobKind::EpisodeExport ? QStringLiteral("deliver")
           : kind == JobKind::Training    ? QStringLiteral("nav-training")
                                          : QStringLiteral("render");
}

JobLine describe(const JobStatus& job)
{
    JobLine line;
    line.iconName = iconOf(job.kind);
    line.name = words::jobTitle(job);
    if (job.progress.total > 0)
        line.fraction = std::clamp(job.progress.done / job.progress.total, 0.0, 1.0);
    if (const auto left = words::estimateLeft(job, std::chrono::steady_clock::now()))
        line.rate = words::timeLeft(*left);
    line.cancelText =
        job.kind == JobKind::Training ? JobStripFeed::tr("Stop and save") : JobStripFeed::tr("Cancel");
    return line;
}

} // namespace

JobStripFeed::JobStripFeed(Workspace& workspace, JobStrip& strip, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_strip(&strip), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(100);
    connect(m_timer, &QTimer::timeout, this, &JobStripFeed::show);
    connect(m_workspace, &Workspace::sessionChanged, this, &JobStripFeed::attach);
    connect(m_workspace, &Workspace::sessionClosing, this, &JobStripFeed::detach);
    connect(m_strip, &JobStrip::cancelRequested, this, [this] { cancel(m_shown); });
    connect(m_strip, &JobStrip::otherCancelRequested, this, [this](int index) {
        if (const auto at = static_cast<std::size_t>(index); at < m_others.size())
            cancel(m_others[at]);
    });
}

void JobStripFeed::cancel(const JobId& id)
{
    if (auto* session = m_workspace->session())
        if (const auto job = session->jobs().board().find(id))
            job->cancel();
}

void JobStripFeed::attach()
{
    if (!m_workspace->session())
        return;
    m_subscription = m_workspace->session()->jobs().board().subscribe([this](const std::uint64_t&) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_timer->isActive())
                    m_timer->start();
            },
            Qt::QueuedConnection);
    });
}

void JobStripFeed::detach()
{
    m_subscription.reset();
    m_strip->setJob(std::nullopt);
    m_strip->setOthers({});
}

void JobStripFeed::show()
{
    if (!m_workspace->session())
        return;
    auto jobs = m_workspace->session()->jobs().board().snapshot();
    std::erase_if(jobs, [](const JobStatus& job) { return isFinished(job.state); });
    const auto first = std::ranges::find(jobs, JobState::Running, &JobStatus::state);
    if (first == jobs.end()) {
        m_strip->setJob(std::nullopt);
        m_strip->setOthers({});
        return;
    }
    m_shown = first->id;
    m_strip->setJob(describe(*first));
    jobs.erase(first);
    if (!m_strip->isListing()) {
        m_others.clear();
        QStringList names;
        for (const auto& job : jobs) {
            m_others.push_back(job.id);
            names << words::jobTitle(job);
        }
        m_strip->setOthers(names);
    }
    m_timer->start(); // time left counts down between reports too
}

} // namespace understudy
