// Exit statuses: one for each kind of error. Documented in resources/docs/cli.md.
#pragma once

#include "core/base/error.h"

namespace understudy::cli {

inline constexpr int kOk = 0;
inline constexpr int kUsage = 2;

int exitStatus(Code code);

} // namespace understudy::cli
