// The front matter as text: where it stands, and small edits of it that keep comments and order.
#pragma once

#include "core/base/result.h"
#include "core/text/text_edit.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace understudy {

/// The edit that sets a value of a Markdown or JSON script's header: ({"voices", "Mara"}, "draft/slt"),
/// ({"seed"}, "7"). Creates front matter and keys where they are missing; an empty value removes the key.
/// `keyPath` has one or two keys. InvalidInput/ScriptHasProblems when the header cannot be read as it stands.
Result<TextEdit> setFrontMatterValue(std::string_view source, std::span<const std::string> keyPath,
                                     std::string_view value);

} // namespace understudy
