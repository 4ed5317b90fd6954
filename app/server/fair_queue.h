// Work of many clients on a few threads, a step at a time: whose token, and then which client of it, had the
// fewest seconds so far is served next.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace understudy::server {

struct Client
{
    std::string token;   ///< whose it is; a share is a token's
    std::string address; ///< and then a client's: what it calls itself, else where it is
};

/// What a step leaves.
enum class StepEnd
{
    Done,
    More,
    Parked ///< nothing to do until wake()
};

class FairTask
{
public:
    virtual ~FairTask() = default;
    /// On one of the queue's threads, one at a time.
    virtual StepEnd step() = 0;
};

/// Thread-safe.
class FairQueue
{
public:
    struct Limits
    {
        std::size_t tasks = 256; ///< begun or not
        std::size_t ofToken = 256;
        std::size_t ofClient = 64;
    };
    using Clock = std::function<double()>; ///< seconds

    /// `name` is what debuggers show (15 bytes).
    FairQueue(const std::string& name, int threads, const Limits& limits, Clock clock = steadySeconds);
    /// Waits for the steps under way; the rest is dropped.
    ~FairQueue();
    FairQueue(const FairQueue&) = delete;
    FairQueue& operator=(const FairQueue&) = delete;

    /// False when there are too many, of this client, its token or at all.
    bool add(const Client& client, std::shared_ptr<FairTask> task);
    /// A parked task goes on; one that is about to be parked is not.
    void wake(const FairTask* task);

    std::size_t tasks() const;
    std::size_t waiting() const; ///< for their next step

private:
    struct Entry
    {
        std::shared_ptr<FairTask> task;
        Client client;
        bool isParked = false, isRunning = false, isWoken = false;
    };
    struct Share
    {
        double served = 0; ///< seconds, in the queue's own time
        std::deque<std::shared_ptr<Entry>> ready;
        std::size_t tasks = 0;
    };
    struct Group
    {
        double served = 0;
        std::size_t ready = 0, tasks = 0;
        std::map<std::string, Share> clients;
    };

    void work(const std::stop_token& stop);
    void catchUp(const Client& client);
    void makeReady(const std::shared_ptr<Entry>& entry);
    std::shared_ptr<Entry> takeNext();
    void settle(const std::shared_ptr<Entry>& entry, StepEnd end, double seconds);
    void forget(const std::shared_ptr<Entry>& entry);
    void prune(Group& group);

    static double steadySeconds();

    const Limits m_limits;
    const Clock m_clockNow;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<std::string, Group> m_groups;                       // under m_mutex
    std::map<const FairTask*, std::shared_ptr<Entry>> m_entries; // under m_mutex
    double m_clock = 0;                                          // under m_mutex; of whoever was served last
    std::size_t m_ready = 0;                                     // under m_mutex
    std::vector<std::jthread> m_threads;
};

} // namespace understudy::server
