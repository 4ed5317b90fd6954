#include "core/base/contract.h"

#include <spdlog/spdlog.h>

#include <cstdlib>

namespace understudy {

void contractBroken(const char* condition, const char* file, int line)
{
    spdlog::critical("contract broken: {} at {}:{}", condition, file, line);
    spdlog::default_logger()->flush();
    std::abort();
}

} // namespace understudy
