#include "app/cli/exit_status.h"

namespace understudy::cli {

int exitStatus(Code code)
{
    switch (code) {
    case Code::Internal:
        return 1;
    case Code::InvalidInput:
        return 3;
    case Code::NotFound:
        return 4;
    case Code::Corrupt:
        return 5;
    case Code::Unsupported:
        return 6;
    case Code::Io:
        return 7;
    case Code::OutOfMemory:
        return 8;
    case Code::DeviceLost:
        return 9;
    case Code::Busy:
        return 10;
    case Code::Cancelled:
        return 130; // as shells report a program ended by Ctrl-C
    }
    return 1;
}

} // namespace understudy::cli
