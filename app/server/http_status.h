// The status that an error of the core is answered with.
#pragma once

#include "core/base/error.h"

#include <string_view>

namespace understudy::server {

int httpStatus(Code code);
/// Where the fact behind it says more than the code: consent is 403, a full disk 507.
int httpStatus(const Error& error);

/// "Not Found" (RFC 9110, section 15).
std::string_view phraseOf(int status);

} // namespace understudy::server
