// What a user without rights on others' files meets, also where the tests run as root.
#pragma once

#include <functional>

#include <sys/wait.h>
#include <unistd.h>

namespace understudy {

/// Runs `act` in a child process as a user without rights on others' files; true when it returned true.
inline bool inUnprivilegedChild(const std::function<bool()>& act)
{
    const auto child = ::fork();
    if (child == 0) {
        constexpr uid_t kNobody = 65534;
        if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
            ::_exit(2);
        ::_exit(act() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace understudy
