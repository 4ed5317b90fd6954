// Checks one tag against the table of tags and says what is wrong with it.
#pragma once

#include "core/text/problem_list_p.h"
#include "core/text/script.h"
#include "core/text/tag_rules.h"
#include "core/text/tag_scanner_p.h"

namespace understudy {

/// Offsets of a text as offsets of the source; without a map the text is the source.
struct Offsets
{
    const SourceMap* map = nullptr;

    std::size_t begin(std::size_t offset) const { return map ? map->toSource(offset) : offset; }
    std::size_t end(std::size_t offset) const { return offset == 0 ? begin(0) : begin(offset - 1) + 1; }
};

/// The tag's rule; null, and a problem, where it is unknown or has no end. Attributes of opening tags are
/// checked too.
const TagRule* checkTag(const Tag& tag, std::string_view text, Offsets offsets, ProblemList& problems);

/// The attribute's value, or null where it is missing, wrong or not quoted.
const std::string* attributeValue(const Tag& tag, const TagRule& rule, std::string_view name);

} // namespace understudy
