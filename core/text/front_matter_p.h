// Where the front matter of a Markdown script stands.
#pragma once

#include <cstddef>
#include <string_view>

namespace understudy {

struct FrontMatterSpan
{
    bool exists = false;
    bool isClosed = false;
    std::size_t begin = 0, end = 0;         ///< with both "---" lines and the last line's end
    std::size_t yamlBegin = 0, yamlEnd = 0; ///< between them
};

/// Offset behind a byte order mark.
std::size_t textBegin(std::string_view source);

FrontMatterSpan findFrontMatter(std::string_view source);

} // namespace understudy
