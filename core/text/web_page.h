// What the pages have in common that reports are written as.
#pragma once

#include <string>
#include <string_view>

namespace understudy {

/// Document type, language and styles, light and dark; <title> and </head> follow. Its classes: row, one, wide, big, muted, met,
/// short, n (a number's cell), words (a cell that may wrap).
std::string_view webPageHead();

/// For XML and HTML.
std::string escapedForWeb(std::string_view text);

} // namespace understudy
