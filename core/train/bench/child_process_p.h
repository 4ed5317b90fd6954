// A process that is waited for as long as one likes, and killed.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace understudy {

enum class ChildEnd
{
    Well,
    Badly,
    Killed
};

class ChildProcess
{
public:
    /// What it says goes to the end of `output`. Errors: what the system said.
    static Result<ChildProcess> start(const std::vector<std::string>& command,
                                      const std::filesystem::path& output);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    /// Kills it where it still runs.
    ~ChildProcess();

    /// How it ended; none: it runs on after that long.
    std::optional<ChildEnd> waitFor(std::chrono::duration<double> most);
    /// At once, as a power cut would; how it ended, which may have been before.
    ChildEnd kill();

private:
    ChildProcess(pid_t process, int handle) : m_process(process), m_handle(handle) {}
    ChildEnd collect();

    pid_t m_process = -1;
    int m_handle = -1; // readable when it has ended
};

} // namespace understudy
