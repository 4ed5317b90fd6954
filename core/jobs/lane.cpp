#include "core/jobs/lane.h"

#include "core/base/contract.h"

#include <pthread.h>

namespace understudy {

Lane::Lane(const std::string& name, int threads)
{
    UNDERSTUDY_ASSERT(threads >= 1);
    const std::string shown = name.substr(0, 15); // Linux takes no longer name
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
        pthread_setname_np(m_threads.back().native_handle(), shown.c_str());
    }
}

Lane::~Lane()
{
    std::vector<std::shared_ptr<JobBase>> jobs;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        jobs = m_running;
        jobs.insert(jobs.end(), m_queue.begin(), m_queue.end());
        m_queue.clear();
    }
    // Without the lock: cancelling calls listeners, and those may start a successor.
    for (const auto& job : jobs)
        job->cancel();
    for (auto& thread : m_threads)
        thread.request_stop();
    m_threads.clear(); // joins
}

JobId Lane::nextId(JobBoard* board)
{
    if (board)
        return board->nextId();
    const std::lock_guard lock(m_mutex);
    return JobId("job-" + std::to_string(++m_lastId));
}

void Lane::enqueue(std::shared_ptr<JobBase> job, JobBoard* board)
{
    if (board)
        board->add(job);
    std::unique_lock lock(m_mutex);
    if (m_isStopping) {
        lock.unlock();
        job->cancel();
        return;
    }
    m_queue.push_back(std::move(job));
    lock.unlock();
    m_queued.notify_one();
}

std::shared_ptr<JobBase> Lane::take(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_queued.wait(lock, stop, [this] { return !m_queue.empty(); }))
        return nullptr;
    auto job = std::move(m_queue.front());
    m_queue.pop_front();
    m_running.push_back(job);
    return job;
}

void Lane::work(const std::stop_token& stop)
{
    while (const auto job = take(stop)) {
        job->run();
        const std::lock_guard lock(m_mutex);
        std::erase(m_running, job);
    }
}

} // namespace understudy
