#include "core/base/log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <system_error>

namespace understudy::log {

namespace {

constexpr std::size_t kFileBytes = 5U << 20;
constexpr std::size_t kFiles = 2;

spdlog::sink_ptr makeStderrSink(bool on)
{
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    sink->set_level(on ? spdlog::level::warn : spdlog::level::off);
    return sink;
}

void setSinks(std::vector<spdlog::sink_ptr> sinks)
{
    auto logger = std::make_shared<spdlog::logger>("understudy", sinks.begin(), sinks.end());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l [%t] %v");
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
}

} // namespace

void openFile(const std::filesystem::path& file)
{
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    // spdlog throws when the file cannot be opened; a program without a log still works, so that is the fallback.
    try {
        setSinks({std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileBytes, kFiles),
                  makeStderrSink(false)});
    } catch (const spdlog::spdlog_ex&) {
        setSinks({makeStderrSink(true)});
    }
}

void alsoToStderr(bool on)
{
    spdlog::default_logger()->sinks().back()->set_level(on ? spdlog::level::warn : spdlog::level::off);
}

void info(std::string_view message)
{
    spdlog::info("{}", message);
}

void warning(std::string_view message)
{
    spdlog::warn("{}", message);
}

void error(const Error& error)
{
    spdlog::error("{}", error.describe());
}

} // namespace understudy::log
