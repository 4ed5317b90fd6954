#include "core/base/rendering_turn.h"

#include "core/base/files.h"
#include "core/base/paths.h"

#include <tuple>

#include <fcntl.h>
#include <unistd.h>

namespace understudy {

namespace {

/// -1 where it cannot be: then nobody gives way to anybody.
int openTurns(const std::string& device)
{
    const auto folder = userStateFolder();
    if (!ensureFolder(folder))
        return -1;
    return ::open((folder / ("rendering-" + device + ".lock")).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}

struct flock wholeFile(short kind)
{
    struct flock lock = {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

RenderingTurn::RenderingTurn(const std::string& device) : m_descriptor(openTurns(device))
{
    auto shared = wholeFile(F_RDLCK);
    if (m_descriptor >= 0)
        std::ignore = ::fcntl(m_descriptor, F_OFD_SETLK, &shared);
}

RenderingTurn::~RenderingTurn()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool RenderingTurn::isTaken(const std::string& device)
{
    const auto descriptor = openTurns(device);
    if (descriptor < 0)
        return false;
    auto wanted = wholeFile(F_WRLCK);
    const bool isTaken = ::fcntl(descriptor, F_OFD_GETLK, &wanted) == 0 && wanted.l_type != F_UNLCK;
    ::close(descriptor);
    return isTaken;
}

} // namespace understudy
