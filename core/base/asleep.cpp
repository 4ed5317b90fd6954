#include "core/base/asleep.h"

#include <ctime>

namespace understudy {

#if defined(CLOCK_BOOTTIME)
namespace {

double read(clockid_t clock)
{
    std::timespec now{};
    ::clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

} // namespace

Seconds timeAsleep()
{
    return Seconds(read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC));
}
#else
Seconds timeAsleep()
{
    return {};
}
#endif

} // namespace understudy
