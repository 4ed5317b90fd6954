// A job: a function Result<T>(JobContext&) on a lane. Handles are shared; the lane runs it, anyone may watch or cancel.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/jobs/progress.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace understudy {

enum class JobState { Queued, Running, Succeeded, Failed, Cancelled };

constexpr bool isFinished(JobState state)
{
    return state != JobState::Queued && state != JobState::Running;
}

/// What the board and the job strip show; a copy, safe on any thread.
struct JobStatus
{
    JobId id;
    JobKind kind = JobKind::EpisodeRender;
    std::string title; ///< the user's own name for it: an episode, a file
    JobState state = JobState::Queued;
    Progress progress;
    std::chrono::system_clock::time_point created;
    std::chrono::steady_clock::time_point started;
    std::chrono::steady_clock::time_point finished;
    std::optional<Error> error; ///< when Failed
};

/// The part of a job that does not depend on its result. Thread-safe throughout.
class JobBase
{
public:
    JobBase(JobId id, JobKind kind, std::string title);
    virtual ~JobBase() = default;
    JobBase(const JobBase&) = delete;
    JobBase& operator=(const JobBase&) = delete;

    JobId id() const { return m_id; }
    JobStatus status() const;
    /// Asks and returns at once.
    void cancel();
    std::stop_token stopToken() const { return m_stop.get_token(); }

    /// Called on each change of state or progress, on the thread that caused it, outside the job's lock. Called once
    /// at once. The subscription ends when the returned object goes; no call is under way after its destructor.
    class Subscription;
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::function<void(const JobStatus&)> listener);
    void waitUntilFinished() const;

protected:
    friend class JobContext;
    friend class Lane;
    virtual void run(class JobContext& context) = 0;
    void setState(JobState state, std::optional<Error> error = {});
    void setProgress(Progress progress);
    void notify();

    struct Listeners;
    const JobId m_id;
    std::stop_source m_stop;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    JobStatus m_status;                      // under m_mutex
    std::shared_ptr<Listeners> m_listeners;
};

/// What a running job is given.
class JobContext
{
public:
    explicit JobContext(JobBase& job) : m_job(&job) {}

    bool cancelled() const { return m_job->stopToken().stop_requested(); }
    std::stop_token stopToken() const { return m_job->stopToken(); }
    void report(Progress progress) { m_job->setProgress(std::move(progress)); }

private:
    JobBase* m_job;
};

template<typename T>
class Job final : public JobBase
{
public:
    using Function = std::function<Result<T>(JobContext&)>;

    Job(JobId id, JobKind kind, std::string title, Function function)
        : JobBase(std::move(id), kind, std::move(title)), m_function(std::move(function))
    {
    }

    /// Blocks until finished. For the CLI, the server and tests; never on the GUI thread.
    Result<T> wait() const
    {
        waitUntilFinished();
        const std::lock_guard lock(m_mutex);
        return *m_result;
    }
    /// Empty while the job goes on.
    std::optional<Result<T>> result() const
    {
        const std::lock_guard lock(m_mutex);
        return isFinished(m_status.state) ? m_result : std::nullopt;
    }

private:
    void run(JobContext& context) override;
    void setResult(Result<T> result);

    Function m_function;
    std::optional<Result<T>> m_result; // under m_mutex
};

template<typename T>
using JobHandle = std::shared_ptr<Job<T>>;

} // namespace understudy
