// Which capitals are said letter by letter.
#pragma once

#include <string>
#include <string_view>

namespace understudy {

/// "FBI" -> "F B I"
std::string spellLetters(std::string_view letters);
/// Can the capitals be said as a word: NASA, but not FBI?
bool isSayable(std::string_view capitals);

} // namespace understudy
