// Readings that the script asks for: <say-as>, and `code`.
#pragma once

#include "core/text/script.h"

#include <optional>
#include <string>
#include <string_view>

namespace understudy {

/// Nothing if the text is not of the kind: then it is read as any other text. `text` has no outer spaces.
std::optional<std::string> sayAs(std::string_view text, SayAs kind, std::string_view format);

} // namespace understudy
