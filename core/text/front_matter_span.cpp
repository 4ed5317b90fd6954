#include "core/text/front_matter_p.h"

#include <algorithm>

namespace understudy {

namespace {

/// The line at `at` without white space at its end.
std::string_view lineAt(std::string_view source, std::size_t at)
{
    const auto line = source.substr(at, std::min(source.find('\n', at), source.size()) - at);
    return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

std::size_t nextLine(std::string_view source, std::size_t at)
{
    const auto end = source.find('\n', at);
    return end == source.npos ? source.size() : end + 1;
}

} // namespace

std::size_t textBegin(std::string_view source)
{
    return source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

FrontMatterSpan findFrontMatter(std::string_view source)
{
    FrontMatterSpan span;
    span.begin = textBegin(source);
    if (lineAt(source, span.begin) != "---")
        return span;
    span.exists = true;
    span.yamlBegin = nextLine(source, span.begin);
    // Where it is never closed, it is taken to reach to the first empty line.
    std::size_t emptyLine = source.size();
    for (auto at = span.yamlBegin; at < source.size(); at = nextLine(source, at)) {
        const auto line = lineAt(source, at);
        if (line == "---" || line == "...") {
            span.isClosed = true;
            span.yamlEnd = at;
            span.end = nextLine(source, at);
            return span;
        }
        if (line.empty())
            emptyLine = std::min(emptyLine, at);
    }
    span.yamlEnd = span.end = emptyLine;
    return span;
}

} // namespace understudy
