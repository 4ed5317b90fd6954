#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>
#include <ctime>
#include <map>
#include <mutex>

#include <unistd.h>

namespace understudy::cli {

namespace {

struct Watchers
{
    std::mutex mutex;
    std::map<int, std::function<void()>> calls; // under mutex
    int next = 0;                               // under mutex
    std::atomic<bool> requested = false;
};

Watchers& watchers()
{
    static Watchers instance;
    return instance;
}

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

void askToStop()
{
    if (watchers().requested.exchange(true))
        ::_exit(130);
    const std::lock_guard lock(watchers().mutex);
    for (const auto& [key, call] : watchers().calls)
        call();
}

void waitForSignals(const std::stop_token& stop)
{
    const auto set = stopSignals();
    // A short time-out lets the thread see that the program ends.
    const timespec timeout{0, 100'000'000};
    while (!stop.stop_requested())
        if (::sigtimedwait(&set, nullptr, &timeout) > 0)
            askToStop();
}

} // namespace

Interrupt::Interrupt()
{
    const auto set = stopSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::jthread(waitForSignals);
}

Interrupt::~Interrupt() = default;

std::shared_ptr<void> Interrupt::watch(std::function<void()> onStop)
{
    const std::lock_guard lock(watchers().mutex);
    const int key = watchers().next++;
    const auto& call = watchers().calls.emplace(key, std::move(onStop)).first->second;
    // Only now: a signal between this question and the entry would be lost.
    if (requested())
        call();
    return {nullptr, [key](void*) {
                const std::lock_guard guard(watchers().mutex);
                watchers().calls.erase(key);
            }};
}

bool Interrupt::requested()
{
    return watchers().requested;
}

} // namespace understudy::cli
