#include "widgets/support/job_watcher.h"

namespace understudy {

/// Where a job's thread leaves the newest status. `owner` is taken away under the lock when nothing is wanted
/// any more.
struct JobWatcherBase::Mailbox
{
    std::mutex mutex;
    JobWatcherBase* owner = nullptr; // under mutex
    std::optional<JobStatus> newest; // under mutex
    bool isAnnounced = false;        // under mutex: a collect() is on its way
};

JobWatcherBase::JobWatcherBase(QObject* parent) : QObject(parent) {}

JobWatcherBase::~JobWatcherBase()
{
    forget();
}

void JobWatcherBase::cancel()
{
    if (m_job)
        m_job->cancel();
}

void JobWatcherBase::forget()
{
    if (m_mailbox) {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->owner = nullptr;
    }
    // Outside the lock: this may wait for a listener that is about to take it.
    m_subscription.reset();
    m_mailbox.reset();
    m_job.reset();
}

void JobWatcherBase::watchBase(std::shared_ptr<JobBase> job)
{
    forget();
    m_job = std::move(job);
    m_mailbox = std::make_shared<Mailbox>();
    m_mailbox->owner = this;
    m_subscription = m_job->subscribe([mailbox = m_mailbox](const JobStatus& status) {
        const std::lock_guard lock(mailbox->mutex);
        if (!mailbox->owner)
            return;
        mailbox->newest = status;
        if (!std::exchange(mailbox->isAnnounced, true))
            QMetaObject::invokeMethod(
                mailbox->owner,
                [owner = mailbox->owner, mailbox] {
                    if (owner->m_mailbox == mailbox)
                        owner->collect();
                },
                Qt::QueuedConnection);
    });
}

void JobWatcherBase::collect()
{
    std::optional<JobStatus> status;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        status = std::exchange(m_mailbox->newest, {});
        m_mailbox->isAnnounced = false;
    }
    if (status)
        deliver(*status);
}

} // namespace understudy
