#include "core/train/run/metric_log.h"

#include "core/base/digits.h"
#include "core/base/files.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <chrono>
#include <cmath>

#include <fcntl.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kTime = "time";

double now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(since).count();
}

void addNumber(std::string& line, std::string_view key, double value)
{
    if (std::isfinite(value))
        line.append(",\"").append(key).append("\":").append(digitsOf(value));
}

std::string lineAt(std::int64_t step)
{
    return "{\"step\":" + std::to_string(step);
}

std::string ended(std::string line)
{
    return line.append(",\"").append(kTime).append("\":").append(digitsOf(now(), 3)).append("}\n");
}

} // namespace

MetricLog::MetricLog(MetricLog&& other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

MetricLog& MetricLog::operator=(MetricLog&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

MetricLog::~MetricLog()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<MetricLog> MetricLog::open(const fs::path& file)
{
    MetricLog log(file, ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (log.m_descriptor < 0)
        return Failure(systemError(errno, file));
    const auto size = ::lseek(log.m_descriptor, 0, SEEK_END);
    char last = '\n';
    if (size > 0 && ::pread(log.m_descriptor, &last, 1, size - 1) == 1 && last != '\n')
        UNDERSTUDY_CHECK(log.append("\n"));
    return log;
}

Result<void> MetricLog::append(std::string line)
{
    return writeAll(m_descriptor, line, m_file);
}

Result<void> MetricLog::add(std::int64_t step, MetricValues values)
{
    auto line = lineAt(step);
    for (const auto& [key, value] : values)
        addNumber(line, key, value);
    return append(ended(std::move(line)));
}

Result<void> MetricLog::tell(std::int64_t step, std::string_view event, const std::string& detail)
{
    auto line = lineAt(step);
    line.append(",\"event\":\"").append(event).append("\",\"detail\":");
    line += nlohmann::json(detail).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return append(ended(std::move(line)));
}

Result<void> MetricLog::sync()
{
    if (::fdatasync(m_descriptor) != 0)
        return Failure(systemError(errno, m_file));
    return {};
}

std::span<const MetricPoint> RunMetrics::of(std::string_view metric) const
{
    const auto found = series.find(metric);
    return found == series.end() ? std::span<const MetricPoint>() : found->second;
}

} // namespace understudy
