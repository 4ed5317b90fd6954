// The edge of a thread's work, where exceptions become errors.
#pragma once

#include "core/base/result.h"

#include <functional>

namespace understudy {

/// Runs `function`. What a library throws in it becomes Internal, std::bad_alloc OutOfMemory.
Result<void> guarded(const std::function<Result<void>()>& function);

} // namespace understudy
