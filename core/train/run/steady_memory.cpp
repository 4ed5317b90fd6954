#include "core/train/run/steady_memory_p.h"

#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace understudy {

#if defined(__GLIBC__)
namespace {

// A thread's own heaps are of 64 MiB: what is larger is always asked of the system.
constexpr int kOwnHeap = 64 << 20, kMapped = 48 << 20;
constexpr int kKept = 1 << 30;
constexpr int kUsualMapped = 32 << 20, kUsualTrim = 64 << 20, kUsualPad = 128 << 10; // where glibc ends up itself

} // namespace

SteadyMemory::SteadyMemory()
{
    ::mallopt(M_MMAP_THRESHOLD, kMapped);
    ::mallopt(M_TRIM_THRESHOLD, kKept);
    ::mallopt(M_TOP_PAD, kOwnHeap); // so that a heap that is empty for a moment stays
}

SteadyMemory::~SteadyMemory()
{
    ::mallopt(M_MMAP_THRESHOLD, kUsualMapped);
    ::mallopt(M_TRIM_THRESHOLD, kUsualTrim);
    ::mallopt(M_TOP_PAD, kUsualPad);
    ::malloc_trim(0);
}
#else
SteadyMemory::SteadyMemory() = default;
SteadyMemory::~SteadyMemory() = default;
#endif

} // namespace understudy
