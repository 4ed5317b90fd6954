#include "core/train/bench/child_process_p.h"

#include "core/base/files.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace understudy {

Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& command,
                                         const std::filesystem::path& output)
{
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&files, stream, output.c_str(),
                                           O_WRONLY | O_CREAT | O_APPEND, 0644);
    pid_t process = -1;
    const int problem =
        ::posix_spawn(&process, command.front().c_str(), &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (problem != 0)
        return Failure(systemError(problem, command.front()));
    const auto handle = int(::syscall(SYS_pidfd_open, process, 0));
    ChildProcess child(process, handle);
    if (handle < 0)
        return Failure(systemError(errno, command.front()));
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_process(std::exchange(other.m_process, -1)), m_handle(std::exchange(other.m_handle, -1))
{
}

ChildProcess::~ChildProcess()
{
    if (m_process > 0)
        kill();
    if (m_handle >= 0)
        ::close(m_handle);
}

std::optional<ChildEnd> ChildProcess::waitFor(std::chrono::duration<double> most)
{
    pollfd ended{m_handle, POLLIN, 0};
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(most).count();
    if (::poll(&ended, 1, int(std::min<long long>(milliseconds, INT_MAX))) <= 0)
        return std::nullopt;
    return collect();
}

ChildEnd ChildProcess::kill()
{
    ::kill(m_process, SIGKILL);
    return collect();
}

ChildEnd ChildProcess::collect()
{
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return ChildEnd::Killed;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::Well : ChildEnd::Badly;
}

} // namespace understudy
