// Exit statuses: one for each kind of error. Documented in resources/docs/cli.md.
#pragma once

#include "core/base/error.h"

namespace understudy::cli {

inline constexpr int kOk = 0;
inline constexpr int kUsage = 2;
inline constexpr int kBelowTarget = 12; ///< done, but a figure misses what is promised
inline constexpr int kLeftOut = 11; ///< done, but something that was given is not in it

int exitStatus(Code code);

} // namespace understudy::cli
