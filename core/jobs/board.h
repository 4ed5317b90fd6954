// Every job there is, newest first, with a bounded memory of the finished ones: what the job strip and the
// API show.
#pragma once

#include "core/jobs/job.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace understudy {

/// Thread-safe. May be destroyed before or after the lanes whose jobs it lists.
class JobBoard
{
public:
    /// Remembers `history` finished jobs; checked as jobs are added.
    explicit JobBoard(std::size_t history = 200) : m_history(history) {}

    /// Newest first.
    std::vector<JobStatus> snapshot() const;
    /// Null when unknown or forgotten.
    std::shared_ptr<JobBase> find(const JobId& id) const;
    void cancelAll();

    /// Called when a job was added or changed, on the thread that caused it, and once at once. Tells a
    /// growing revision; take a snapshot() for the facts. As for Observable: calls are one at a time and may
    /// stand for several changes.
    [[nodiscard]] std::unique_ptr<Subscription>
    subscribe(std::function<void(const std::uint64_t& revision)> listener);

private:
    friend class Lane;
    JobId nextId(); ///< "job-1", "job-2", ...
    void add(std::shared_ptr<JobBase> job);

    struct Entry
    {
        std::shared_ptr<JobBase> job;
        std::unique_ptr<Subscription> subscription;
    };
    /// Takes the oldest finished entries beyond the history.
    std::vector<Entry> takeSurplus();

    const std::size_t m_history;
    Observable<std::uint64_t> m_revision;
    mutable std::mutex m_mutex;
    std::uint64_t m_lastId = 0;  // under m_mutex
    std::deque<Entry> m_entries; // under m_mutex, newest first; destroyed before what its listeners use
};

} // namespace understudy
