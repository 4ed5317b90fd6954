// A lane: a queue of jobs and the threads that run them, in order. It owns its jobs; destroying it stops and
// joins.
#pragma once

#include "core/jobs/board.h"
#include "core/jobs/job.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace understudy {

/// Thread-safe. Not to be destroyed from one of its own jobs or their listeners.
class Lane
{
public:
    /// `name` is what debuggers show (15 bytes); `threads` >= 1.
    Lane(const std::string& name, int threads);
    /// Cancels what is queued, asks what runs to stop, and waits for it.
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Queues `function`; an exception out of it becomes Code::Internal (OutOfMemory for std::bad_alloc). The
    /// id comes from the board, else from the lane: "job-1", "job-2", ...
    template<typename T>
    JobHandle<T> start(JobKind kind, std::string title,
                       std::type_identity_t<typename Job<T>::Function> function, JobBoard* board = nullptr)
    {
        auto job = std::make_shared<Job<T>>(nextId(board), kind, std::move(title), std::move(function));
        enqueue(job, board);
        return job;
    }

private:
    JobId nextId(JobBoard* board);
    void enqueue(std::shared_ptr<JobBase> job, JobBoard* board);
    /// The next job, or null once the lane stops.
    std::shared_ptr<JobBase> take(const std::stop_token& stop);
    void work(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_queued;
    std::deque<std::shared_ptr<JobBase>> m_queue;    // under m_mutex
    std::vector<std::shared_ptr<JobBase>> m_running; // under m_mutex
    std::uint64_t m_lastId = 0;                      // under m_mutex
    bool m_isStopping = false;                       // under m_mutex
    std::vector<std::jthread> m_threads;
};

} // namespace understudy
