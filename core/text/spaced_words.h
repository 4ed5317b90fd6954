// The words of a text as spaces part them, punctuation and all: "Well, yes." is "Well," and "yes.".
#pragma once

#include <string_view>
#include <vector>

namespace understudy {

/// What stands between spaces, tabs and line ends; none is empty. They view `text`, which outlives them.
std::vector<std::string_view> spacedWords(std::string_view text);

} // namespace understudy
