// A change of a script's text: what the editor reports, the inspector asks for, and undo takes back.
#pragma once

#include <cstddef>
#include <string>

namespace understudy {

/// Puts `replacement` in the place of the source's bytes [begin, end).
struct TextEdit
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string replacement;
    bool operator==(const TextEdit&) const = default;
};

} // namespace understudy
