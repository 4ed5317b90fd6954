#include "app/server/fair_queue.h"

#include "core/base/log.h"
#include "core/jobs/guarded.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include <pthread.h>

namespace understudy::server {

namespace {

constexpr std::size_t kMostRemembered = 1024; // clients of a token that have nothing to do

} // namespace

double FairQueue::steadySeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

FairQueue::FairQueue(const std::string& name, int threads, const Limits& limits, Clock clock)
    : m_limits(limits), m_clockNow(std::move(clock))
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this, name](const std::stop_token& stop) {
            ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
            work(stop);
        });
}

FairQueue::~FairQueue()
{
    for (auto& thread : m_threads)
        thread.request_stop();
    m_changed.notify_all();
    m_threads.clear();
}

bool FairQueue::add(const Client& client, std::shared_ptr<FairTask> task)
{
    const std::lock_guard lock(m_mutex);
    auto& group = m_groups[client.token];
    auto& share = group.clients[client.address];
    if (m_entries.size() >= m_limits.tasks || group.tasks >= m_limits.ofToken ||
        share.tasks >= m_limits.ofClient)
        return false;
    ++group.tasks;
    if (share.tasks++ == 0)
        catchUp(client);
    auto entry = std::make_shared<Entry>();
    entry->task = std::move(task);
    entry->client = client;
    m_entries.emplace(entry->task.get(), entry);
    makeReady(entry);
    return true;
}

void FairQueue::wake(const FairTask* task)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(task);
    if (found == m_entries.end())
        return;
    if (found->second->isRunning) {
        found->second->isWoken = true;
    } else if (std::exchange(found->second->isParked, false)) {
        catchUp(found->second->client);
        makeReady(found->second);
    }
}

std::size_t FairQueue::tasks() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

std::size_t FairQueue::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_ready;
}

/// Who comes, or comes back after a rest, is not owed what it did not ask for.
void FairQueue::catchUp(const Client& client)
{
    auto& group = m_groups[client.token];
    if (group.ready == 0)
        group.served = std::max(group.served, m_clock);
    auto& share = group.clients[client.address];
    std::optional<double> least;
    for (const auto& [address, other] : group.clients)
        if (&other != &share && other.tasks > 0)
            least = std::min(least.value_or(other.served), other.served);
    share.served = std::max(share.served, least.value_or(share.served));
}

void FairQueue::makeReady(const std::shared_ptr<Entry>& entry)
{
    auto& group = m_groups[entry->client.token];
    group.clients[entry->client.address].ready.push_back(entry);
    ++group.ready;
    ++m_ready;
    m_changed.notify_one();
}

std::shared_ptr<FairQueue::Entry> FairQueue::takeNext()
{
    Group* group = nullptr;
    for (auto& [token, candidate] : m_groups)
        if (candidate.ready > 0 && (!group || candidate.served < group->served))
            group = &candidate;
    Share* share = nullptr;
    for (auto& [address, candidate] : group->clients)
        if (!candidate.ready.empty() && (!share || candidate.served < share->served))
            share = &candidate;
    auto entry = share->ready.front();
    share->ready.pop_front();
    --group->ready;
    --m_ready;
    m_clock = group->served;
    entry->isRunning = true;
    entry->isWoken = false;
    return entry;
}

void FairQueue::settle(const std::shared_ptr<Entry>& entry, StepEnd end, double seconds)
{
    auto& group = m_groups[entry->client.token];
    group.served += seconds;
    group.clients[entry->client.address].served += seconds;
    entry->isRunning = false;
    if (end == StepEnd::Done)
        return forget(entry);
    entry->isParked = end == StepEnd::Parked && !entry->isWoken;
    if (!entry->isParked)
        makeReady(entry);
}

void FairQueue::forget(const std::shared_ptr<Entry>& entry)
{
    auto& group = m_groups[entry->client.token];
    --group.tasks;
    --group.clients[entry->client.address].tasks;
    m_entries.erase(entry->task.get());
    if (group.clients.size() > kMostRemembered)
        prune(group);
}

void FairQueue::prune(Group& group)
{
    std::erase_if(group.clients, [](const auto& client) { return client.second.tasks == 0; });
}

void FairQueue::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_ready > 0; })) {
        if (stop.stop_requested())
            return;
        const auto entry = takeNext();
        lock.unlock();
        const double began = m_clockNow();
        auto end = StepEnd::Done;
        if (const auto stepped = guarded([&]() -> Result<void> {
                end = entry->task->step();
                return {};
            });
            !stepped)
            log::error(stepped.error());
        const double took = m_clockNow() - began;
        lock.lock();
        settle(entry, end, took);
    }
}

} // namespace understudy::server
