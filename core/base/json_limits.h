// JSON from outside, checked before anything is built from it: syntax, depth, number of values and double
// keys. What passes can be parsed in bounded memory.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string_view>

namespace understudy {

struct JsonLimits
{
    std::size_t depth = 32;
    std::size_t values = 1'000'000; ///< objects, arrays and plain values together
};

/// The error (Corrupt, General) has no subject; its detail says what is wrong. RFC 8259; the text is UTF-8.
Result<void> checkJson(std::string_view text, JsonLimits limits = {});

} // namespace understudy
