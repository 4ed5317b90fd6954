// Checks of our own promises, on in every build. Never for a file, a user, a network or a checkpoint: those return
// an Error.
#pragma once

namespace understudy {

/// Logs the broken promise and ends the process.
[[noreturn]] void contractBroken(const char* condition, const char* file, int line);

} // namespace understudy

#define UNDERSTUDY_ASSERT(condition)                                                                         \
    ((condition) ? static_cast<void>(0) : ::understudy::contractBroken(#condition, __FILE__, __LINE__))
