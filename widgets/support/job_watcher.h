// Brings a job's news to the GUI thread through a mailbox whose lock the destructor takes: a late result
// meets an empty box, not a dead object. LatestJob cancels and forgets the predecessor.
#pragma once

#include "core/jobs/job.h"

#include <QObject>

namespace understudy {

/// The part without a result type. Lives on the GUI thread.
class JobWatcherBase : public QObject
{
    Q_OBJECT
public:
    ~JobWatcherBase() override;

    bool isWatching() const { return m_job != nullptr; }
    /// Asks the job to stop; its Cancelled result still arrives.
    void cancel();
    /// Nothing of the job arrives any more. The job goes on.
    void forget();

protected:
    explicit JobWatcherBase(QObject* parent);
    void watchBase(std::shared_ptr<JobBase> job);
    virtual void deliver(const JobStatus& status) = 0;

private:
    struct Mailbox;
    void collect();

    std::shared_ptr<JobBase> m_job;
    std::shared_ptr<Mailbox> m_mailbox; // shared with the thread that brings news
    std::unique_ptr<Subscription> m_subscription;
};

template<typename T>
class JobWatcher final : public JobWatcherBase
{
public:
    using ProgressHandler = std::function<void(const JobStatus&)>;
    using ResultHandler = std::function<void(const Result<T>&)>;

    explicit JobWatcher(QObject* parent = nullptr) : JobWatcherBase(parent) {}

    /// Forgets what it watched before. Handlers run on the GUI thread; reports in between are skipped, the
    /// result comes once and last. A handler may start another watch or delete the watcher's owner later
    /// (deleteLater).
    void watch(JobHandle<T> job, ResultHandler onResult, ProgressHandler onProgress = {})
    {
        m_handle = job;
        m_onResult = std::move(onResult);
        m_onProgress = std::move(onProgress);
        watchBase(std::move(job));
    }

private:
    void deliver(const JobStatus& status) override
    {
        if (!isFinished(status.state)) {
            if (m_onProgress)
                m_onProgress(status);
            return;
        }
        const JobHandle<T> job = std::exchange(m_handle, nullptr);
        const ResultHandler onResult = std::exchange(m_onResult, {});
        forget();
        if (const auto result = job->result(); result && onResult)
            onResult(*result);
    }

    JobHandle<T> m_handle;
    ResultHandler m_onResult;
    ProgressHandler m_onProgress;
};

/// For selections and previews: only the newest answer is shown.
template<typename T>
class LatestJob
{
public:
    void start(JobHandle<T> job, typename JobWatcher<T>::ResultHandler onResult,
               typename JobWatcher<T>::ProgressHandler onProgress = {})
    {
        stop();
        m_watcher.watch(std::move(job), std::move(onResult), std::move(onProgress));
    }
    void stop()
    {
        m_watcher.cancel();
        m_watcher.forget();
    }
    bool isRunning() const { return m_watcher.isWatching(); }

private:
    JobWatcher<T> m_watcher;
};

} // namespace understudy
