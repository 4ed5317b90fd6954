#include "core/jobs/guarded.h"

#include <exception>
#include <new>

namespace understudy {
namespace {

Failure thrown(Code code, const char* what)
{
    return Failure(Error{code, Reason::General, {}, what, {"run job"}});
}

} // namespace

Result<void> guarded(const std::function<Result<void>()>& function)
{
    try {
        return function();
    } catch (const std::bad_alloc& exception) {
        return thrown(Code::OutOfMemory, exception.what());
    } catch (const std::exception& exception) {
        return thrown(Code::Internal, exception.what());
    } catch (...) {
        return thrown(Code::Internal, "unknown exception");
    }
}

} // namespace understudy
