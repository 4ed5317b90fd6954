// Result<T>: a value or an Error. The one header that knows which expected type is used.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace understudy {

/// tl::expected, made [[nodiscard]]: an unread result is a warning, and warnings are errors.
template<typename T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
    Result() = default;
    Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

using Failure = tl::unexpected<Error>;

inline Failure fail(Code code, Reason reason, std::string subject = {}, std::string detail = {})
{
    return Failure(Error{code, reason, std::move(subject), std::move(detail), {}});
}

inline Failure fail(Code code, std::string subject = {}, std::string detail = {})
{
    return fail(code, Reason::General, std::move(subject), std::move(detail));
}

/// For `.map_error(within("open voice"))`: adds a step to the trail.
inline auto within(std::string step)
{
    return [step = std::move(step)](Error error) {
        error.trail.push_back(step);
        return error;
    };
}

} // namespace understudy

#define UNDERSTUDY_CONCAT_(a, b) a##b
#define UNDERSTUDY_CONCAT(a, b) UNDERSTUDY_CONCAT_(a, b)
#define UNDERSTUDY_TRY_(holder, target, expression)                                                          \
    auto holder = (expression);                                                                              \
    if (!holder)                                                                                             \
        return ::understudy::Failure(std::move(holder).error());                                             \
    target = std::move(*holder)

/// UNDERSTUDY_TRY(auto x, f()): x is the value, or the function returns the error.
#define UNDERSTUDY_TRY(target, ...) UNDERSTUDY_TRY_(UNDERSTUDY_CONCAT(result_, __LINE__), target, (__VA_ARGS__))
/// UNDERSTUDY_CHECK(f()): for a Result<void>.
#define UNDERSTUDY_CHECK(...)                                                                                \
    if (auto UNDERSTUDY_CONCAT(result_, __LINE__) = (__VA_ARGS__); !UNDERSTUDY_CONCAT(result_, __LINE__))    \
    return ::understudy::Failure(std::move(UNDERSTUDY_CONCAT(result_, __LINE__)).error())
