// The same work on many things, on several threads at once.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace understudy {

/// Calls `work` for 0 .. count-1, in no order, on this thread and helpers, and waits for them; it ends early
/// when `stop` says so. `threads` 0: one a core.
void inParallel(std::size_t count, int threads, const std::stop_token& stop,
                const std::function<void(std::size_t)>& work);

/// Of `threads` (0: one a core), those that one of `count` things may have for itself while as many as there
/// are threads are worked on at once; at least 1. With fewer and fewer left to begin, the last has all.
int threadsForOne(std::size_t count, int threads);

} // namespace understudy
