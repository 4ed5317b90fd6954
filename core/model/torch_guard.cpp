#include "core/model/torch_guard_p.h"

#include <exception>
#include <new>

namespace understudy {

Error torchError(const std::string& doing)
{
    try {
        throw;
    } catch (const c10::OutOfMemoryError& error) {
        return {Code::OutOfMemory, Reason::General, doing, error.what_without_backtrace(), {}};
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        // The CPU allocator throws a plain Error.
        const bool isMemory = what.find("not enough memory") != std::string::npos;
        return {isMemory ? Code::OutOfMemory : Code::Internal, Reason::General, doing, what, {}};
    } catch (const std::bad_alloc&) {
        return {Code::OutOfMemory, Reason::General, doing, {}, {}};
    } catch (const std::exception& error) {
        return {Code::Internal, Reason::General, doing, error.what(), {}};
    }
}

} // namespace understudy
