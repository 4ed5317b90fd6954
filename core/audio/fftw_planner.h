// FFTW executes on any thread, but plans and forgets plans one at a time.
#pragma once

#include <mutex>

namespace understudy {

/// Held while a plan is made or destroyed.
std::mutex& fftwPlanner();

} // namespace understudy
