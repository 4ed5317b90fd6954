// The one place where LibTorch's exceptions become errors.
#pragma once

#include "core/base/result.h"
#include "core/model/torch_p.h"

#include <string>
#include <type_traits>
#include <utility>

namespace understudy {

/// The exception under way as an Error: OutOfMemory for a failed allocation (subject: what was being done),
/// DeviceLost for a device that computes no more, Internal for the rest. To be called in a catch block.
Error torchError(const std::string& doing);

/// Runs `function`, which returns a Result, and turns what LibTorch throws into an Error.
template<typename Function>
auto torchGuard(const std::string& doing, Function&& function) -> std::invoke_result_t<Function>
{
    try {
        return std::forward<Function>(function)();
    } catch (...) {
        return Failure(torchError(doing));
    }
}

} // namespace understudy
