#include "core/model/torch_guard_p.h"

#include <cstdlib>
#include <exception>
#include <new>

namespace understudy {

namespace {

/// LibTorch compiles narrow products of the CPU for each shape, and keeps a thousand of them in each of two caches:
/// a megabyte apiece, as batches are hardly ever of the same size. A batch needs some dozens, and to compile one takes
/// less than a millisecond. It looks when it multiplies first, so before main() is early enough.
const bool kAreFewKept = [] {
    constexpr const char* kFew = "128";
    constexpr int kUnlessSet = 0;
    return ::setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", kFew, kUnlessSet) == 0 &&
           ::setenv("LRU_CACHE_CAPACITY", kFew, kUnlessSet) == 0;
}();

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

Error torchError(const std::string& doing)
{
    try {
        throw;
    } catch (const c10::OutOfMemoryError& error) {
        return {Code::OutOfMemory, Reason::General, doing, error.what_without_backtrace(), {}};
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        // The CPU allocator throws a plain Error, and so may a card whose driver is asked.
        if (has(what, "not enough memory") || has(what, "CUDA error: out of memory"))
            return {Code::OutOfMemory, Reason::General, doing, what, {}};
        // It hangs, was reset or fell off its bus: nothing more is computed on it in this process.
        if (has(what, "CUDA error: "))
            return {Code::DeviceLost, Reason::General, doing, what.substr(0, what.find('\n')), {}};
        return {Code::Internal, Reason::General, doing, what, {}};
    } catch (const std::bad_alloc&) {
        return {Code::OutOfMemory, Reason::General, doing, {}, {}};
    } catch (const std::exception& error) {
        return {Code::Internal, Reason::General, doing, error.what(), {}};
    }
}

} // namespace understudy
