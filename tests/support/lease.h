// A file that who opens it has to wait for, as on a disk that sleeps.
#pragma once

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace understudy::test {

/// A write lease, fcntl(2) F_SETLEASE: an open() elsewhere waits until it is given back.
class Lease
{
public:
    /// `file` may be renamed afterwards, within its file system.
    explicit Lease(const std::filesystem::path& file) : m_file(::open(file.c_str(), O_RDWR | O_CLOEXEC))
    {
        std::signal(SIGIO, SIG_IGN); // which tells that somebody waits, and would end the program
        ::fcntl(m_file, F_SETLEASE, F_WRLCK);
        m_isHeld = ::fcntl(m_file, F_GETLEASE) == F_WRLCK;
    }
    ~Lease() { ::close(m_file); } // gives it back too
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    /// Not every file system gives one.
    bool isHeld() const { return m_isHeld; }
    /// Now, that is: the kernel takes the lease away from who keeps others waiting for 45 s.
    bool isAwaited(const std::filesystem::path& file) const
    {
        if (::fcntl(m_file, F_GETLEASE) == F_WRLCK)
            return false;
        const int probe = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (probe >= 0)
            ::close(probe);
        return probe < 0;
    }
    void giveBack() { ::fcntl(m_file, F_SETLEASE, F_UNLCK); }

private:
    int m_file;
    bool m_isHeld = false;
};

} // namespace understudy::test
