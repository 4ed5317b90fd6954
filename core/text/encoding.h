// Texts of other programs that are no UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

/// As UTF-8 where the text is in all likelihood Windows-1252 (with it ISO 8859-1): told by the language it would be
/// in, far ahead of any other reading, and no letter in it is UTF-8. Most programs for Windows write it in the west of Europe and in America.
std::optional<std::string> fromWindows1252(std::string_view bytes);

} // namespace understudy
