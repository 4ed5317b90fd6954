#include "core/model/bench/bench_tools_p.h"

#include "core/model/torch_device_p.h"
#include "core/model/weights/huge_pages_p.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

namespace understudy {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kReadBytes = 3'000'000'000;

double msSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

} // namespace

Stopwatch::Stopwatch(at::Device device) : m_device(device)
{
    synchronise(m_device);
    m_begin = Clock::now();
}

double Stopwatch::ms() const
{
    synchronise(m_device);
    return msSince(m_begin);
}

double readBandwidth(int threads)
{
    const auto memory = at::empty({kReadBytes}, at::kByte);
    useHugePages(memory); // as the weights
    memory.fill_(2);      // what is searched for is nowhere in it
    const auto* bytes = memory.const_data_ptr<std::uint8_t>();
    const auto share = memory.numel() / threads;
    std::atomic<int> found = 0; // so that nothing is left out
    double best = 0;
    for (int pass = 0; pass < 3; ++pass) {
        const auto begin = Clock::now();
        {
            std::vector<std::jthread> readers;
            for (int thread = 0; thread < threads; ++thread)
                readers.emplace_back([&found, first = bytes + thread * share, share] {
                    found += std::memchr(first, 1, std::size_t(share)) != nullptr;
                });
        }
        best = std::max(best, double(kReadBytes) / msSince(begin) * 1e3);
    }
    return found == 0 ? best : 0;
}

} // namespace understudy
