// An error that outlives the program: one line of JSON.
#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

/// {"code":"Corrupt","reason":"NotAudio","subject":"a.wav"}: without its trail.
std::string formatError(const Error& error);
/// None when that is no such line. A code or a reason that this version does not know is InvalidInput or
/// General.
std::optional<Error> parseError(std::string_view line);

} // namespace understudy
