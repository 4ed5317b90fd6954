// A job: a function Result<T>(JobContext&) on a lane. Handles are shared; the lane runs it, anyone may watch
// or cancel.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/jobs/observable.h"
#include "core/jobs/progress.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace understudy {

/// Queued, running, then exactly one of the rest. Cancelled means that the function returned Code::Cancelled
/// or never ran: one that finishes in spite of cancel() has succeeded.
enum class JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled
};

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
    std::chrono::steady_clock::time_point counted; ///< since when progress.done counts what it counts now
    double countedFrom = 0;                        ///< what it was then: done before, by another run of it
    std::chrono::steady_clock::time_point finished;
    std::optional<Error> error; ///< when Failed
};

class JobContext;

/// The part of a job that does not depend on its result. Thread-safe throughout.
class JobBase
{
public:
    using Subscription = understudy::Subscription;

    JobBase(JobId id, JobKind kind, std::string title);
    virtual ~JobBase() = default;
    JobBase(const JobBase&) = delete;
    JobBase& operator=(const JobBase&) = delete;

    const JobId& id() const { return m_id; }
    JobStatus status() const { return m_status.value(); }
    /// Asks and returns at once. A job still queued is finished by it.
    void cancel();
    std::stop_token stopToken() const { return m_stop.get_token(); }

    /// Called on each change of state or progress, on the thread that caused it, outside the job's lock.
    /// Called once at once. The subscription ends when the returned object goes; no call is under way after
    /// its destructor.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::function<void(const JobStatus&)> listener)
    {
        return m_status.subscribe(std::move(listener));
    }
    /// What the function captured is gone by then. Never on the GUI thread.
    void waitUntilFinished() const;

protected:
    /// Calls the function and keeps its result; returns the error there was. May throw what the function
    /// throws.
    virtual std::optional<Error> call(JobContext& context) = 0;
    virtual void keepError(const Error& error) = 0;
    virtual void dropFunction() = 0;

private:
    friend class JobContext;
    friend class Lane;
    /// Runs to the end, unless it was cancelled while queued. Once.
    void run();
    void report(const Progress& progress);
    std::optional<Error> callGuarded();
    void finish(std::optional<Error> error);

    const JobId m_id;
    std::stop_source m_stop;
    std::atomic_flag m_taken; // by whoever ends the queued state: the lane or cancel()
    Observable<JobStatus> m_status;
};

/// What a running job is given.
class JobContext
{
public:
    explicit JobContext(JobBase& job) : m_job(&job) {}

    bool cancelled() const { return m_job->stopToken().stop_requested(); }
    std::stop_token stopToken() const { return m_job->stopToken(); }
    void report(const Progress& progress) { m_job->report(progress); }

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
        return *m_result;
    }
    /// Empty while the job goes on.
    std::optional<Result<T>> result() const { return isFinished(status().state) ? m_result : std::nullopt; }

private:
    std::optional<Error> call(JobContext& context) override
    {
        m_result.emplace(m_function(context));
        return *m_result ? std::nullopt : std::optional(m_result->error());
    }
    void keepError(const Error& error) override { m_result.emplace(Failure(error)); }
    void dropFunction() override { m_function = nullptr; }

    Function m_function;
    std::optional<Result<T>> m_result; // written before the state is a finished one, read only after
};

template<typename T>
using JobHandle = std::shared_ptr<Job<T>>;

} // namespace understudy
