// Base64 with padding (RFC 4648, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

std::string toBase64(std::string_view bytes);
/// None for what is none; padding may be absent.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace understudy
