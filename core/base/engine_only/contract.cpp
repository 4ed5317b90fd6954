// Without the program's log: the broken promise goes to standard error.
#include "core/base/contract.h"

#include <cstdio>
#include <cstdlib>

namespace understudy {

void contractBroken(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "contract broken: %s at %s:%d\n", condition, file, line);
    std::abort();
}

} // namespace understudy
