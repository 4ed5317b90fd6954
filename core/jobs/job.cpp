#include "core/jobs/job.h"

#include "core/jobs/guarded.h"

namespace understudy {
namespace {

JobStatus queuedStatus(const JobId& id, JobKind kind, std::string title)
{
    JobStatus status;
    status.id = id;
    status.kind = kind;
    status.title = std::move(title);
    status.created = std::chrono::system_clock::now();
    return status;
}

JobState stateFor(const std::optional<Error>& error)
{
    if (!error)
        return JobState::Succeeded;
    return error->code == Code::Cancelled ? JobState::Cancelled : JobState::Failed;
}

} // namespace

JobBase::JobBase(JobId id, JobKind kind, std::string title)
    : m_id(std::move(id)), m_status(queuedStatus(m_id, kind, std::move(title)))
{
}

void JobBase::cancel()
{
    m_stop.request_stop();
    if (m_taken.test_and_set())
        return;
    const Error error{Code::Cancelled, Reason::General, m_id.value, {}, {}};
    keepError(error);
    finish(error);
}

void JobBase::waitUntilFinished() const
{
    m_status.waitUntil([](const JobStatus& status) { return isFinished(status.state); });
}

void JobBase::run()
{
    if (m_taken.test_and_set())
        return;
    m_status.update([](JobStatus& status) {
        status.state = JobState::Running;
        status.started = status.counted = std::chrono::steady_clock::now();
    });
    finish(callGuarded());
}

void JobBase::report(const Progress& progress)
{
    m_status.update([&](JobStatus& status) {
        // Something else is counted from now on: what the job did before tells nothing of its pace.
        if (progress.unit != status.progress.unit || progress.done < status.progress.done) {
            status.counted = std::chrono::steady_clock::now();
            status.countedFrom = progress.done;
        }
        status.progress = progress;
    });
}

std::optional<Error> JobBase::callGuarded()
{
    std::optional<Error> error;
    const auto ran = guarded([&]() -> Result<void> {
        JobContext context(*this);
        error = call(context);
        return {};
    });
    if (!ran) {
        error = ran.error();
        keepError(*error);
    }
    return error;
}

void JobBase::finish(std::optional<Error> error)
{
    // Whoever waits may count on it that nothing holds what the function captured.
    dropFunction();
    m_status.update([&](JobStatus& status) {
        status.state = stateFor(error);
        status.finished = std::chrono::steady_clock::now();
        if (status.state == JobState::Failed)
            status.error = std::move(error);
    });
}

} // namespace understudy
