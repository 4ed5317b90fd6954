#include "app/cli/resident_memory.h"

#include <fstream>
#include <string>

namespace understudy::cli {

namespace {

/// A figure of /proc/self/status in bytes ("VmRSS", "VmHWM"); 0 where there is none.
std::int64_t statusBytes(const std::string& field)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(field + ":"))
            return std::stoll(line.substr(field.size() + 1)) * 1024;
    return 0;
}

} // namespace

std::int64_t residentBytes()
{
    return statusBytes("VmRSS");
}

std::int64_t peakResidentBytes()
{
    return statusBytes("VmHWM");
}

void resetPeakResident()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace understudy::cli
