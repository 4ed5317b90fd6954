#include "core/jobs/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace understudy {
namespace {

int numberOf(int threads)
{
    return threads > 0 ? threads : std::max(1, int(std::thread::hardware_concurrency()));
}

} // namespace

int threadsForOne(std::size_t count, int threads)
{
    threads = numberOf(threads);
    return threads / int(std::clamp<std::size_t>(count, 1, std::size_t(threads)));
}

void inParallel(std::size_t count, int threads, const std::stop_token& stop,
                const std::function<void(std::size_t)>& work)
{
    threads = numberOf(threads);
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<void>> helpers; // each waits for its thread, and brings what it threw
    const auto run = [&] {
        for (auto i = next++; i < count && !stop.stop_requested(); i = next++)
            work(i);
    };
    for (int i = 1; i < threads && std::size_t(i) < count; ++i)
        helpers.push_back(std::async(std::launch::async, run));
    run();
    for (auto& helper : helpers)
        helper.get();
}

} // namespace understudy
