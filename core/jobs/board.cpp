#include "core/jobs/board.h"

#include <algorithm>

namespace understudy {

std::vector<JobStatus> JobBoard::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<JobStatus> statuses;
    statuses.reserve(m_entries.size());
    for (const auto& entry : m_entries)
        statuses.push_back(entry.job->status());
    return statuses;
}

std::shared_ptr<JobBase> JobBoard::find(const JobId& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.job->id() == id; });
    return found == m_entries.end() ? nullptr : found->job;
}

void JobBoard::cancelAll()
{
    std::vector<std::shared_ptr<JobBase>> jobs;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& entry : m_entries)
            jobs.push_back(entry.job);
    }
    // Without the lock: cancelling calls listeners, which may ask the board.
    for (const auto& job : jobs)
        job->cancel();
}

std::unique_ptr<Subscription> JobBoard::subscribe(std::function<void(const std::uint64_t&)> listener)
{
    return m_revision.subscribe(std::move(listener));
}

JobId JobBoard::nextId()
{
    const std::lock_guard lock(m_mutex);
    return JobId("job-" + std::to_string(++m_lastId));
}

void JobBoard::add(std::shared_ptr<JobBase> job)
{
    std::vector<Entry>
        surplus; // destroyed without the lock: their subscriptions may have to wait for a listener
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_front({job, nullptr});
        surplus = takeSurplus();
    }
    auto subscription = job->subscribe([this](const JobStatus&) { m_revision.update([](auto& n) { ++n; }); });
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.job == job; });
    if (found != m_entries.end())
        found->subscription = std::move(subscription);
}

std::vector<JobBoard::Entry> JobBoard::takeSurplus()
{
    std::vector<Entry> surplus;
    std::deque<Entry> kept;
    std::size_t finished = 0;
    for (auto& entry : m_entries) {
        if (isFinished(entry.job->status().state) && ++finished > m_history)
            surplus.push_back(std::move(entry));
        else
            kept.push_back(std::move(entry));
    }
    m_entries = std::move(kept);
    return surplus;
}

} // namespace understudy
