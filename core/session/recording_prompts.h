// What is to be read aloud in a recording session: sentences from plain text.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// Each line is a prompt, without the space around it; a line of more than 200 characters is taken apart at
/// its sentences. What is there twice is asked for once. At most 10,000 prompts. `subject` names the text in
/// errors: ScriptNotText (not UTF-8), ScriptEmpty, InvalidInput (too many).
Result<std::vector<std::string>> parsePrompts(std::string_view text, const std::string& subject);

} // namespace understudy
