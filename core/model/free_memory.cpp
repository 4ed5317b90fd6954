#include "core/model/free_memory.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace understudy {
namespace {

std::optional<std::int64_t> numberIn(const char* file)
{
    std::ifstream in(file);
    std::int64_t number = 0;
    return in >> number ? std::optional(number) : std::nullopt; // "max" is no number
}

/// Of the line "key number" or "key: number unit".
std::optional<std::int64_t> numberIn(const char* file, std::string_view wanted)
{
    std::ifstream in(file);
    std::string key, rest;
    for (std::int64_t number = 0; in >> key >> number; std::getline(in, rest))
        if (key == wanted)
            return number;
    return std::nullopt;
}

/// What the control group leaves; its file cache is given back when memory is wanted.
std::optional<std::int64_t> freeInGroup()
{
    const auto most = numberIn("/sys/fs/cgroup/memory.max");
    const auto used = numberIn("/sys/fs/cgroup/memory.current");
    if (!most || !used)
        return std::nullopt;
    const auto cache = numberIn("/sys/fs/cgroup/memory.stat", "inactive_file").value_or(0);
    return std::max<std::int64_t>(0, *most - *used + cache);
}

} // namespace

std::optional<Bytes> freeMemory()
{
    const auto kilobytes = numberIn("/proc/meminfo", "MemAvailable:");
    if (!kilobytes)
        return std::nullopt;
    return Bytes(std::min(*kilobytes * 1024, freeInGroup().value_or(*kilobytes * 1024)));
}

std::optional<Bytes> residentMemory()
{
    std::ifstream in("/proc/self/statm"); // pages: of the address space, in memory, ...
    std::int64_t space = 0, resident = 0;
    if (!(in >> space >> resident))
        return std::nullopt;
    return Bytes(resident * sysconf(_SC_PAGESIZE));
}

} // namespace understudy
