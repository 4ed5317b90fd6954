// The memory of this process, for benchmarks.
#pragma once

#include <cstdint>

namespace understudy::cli {

/// Bytes.
std::int64_t residentBytes();
/// The most it has been since the start, or since resetPeakResident().
std::int64_t peakResidentBytes();
void resetPeakResident();

} // namespace understudy::cli
