// What the parts of a script are, for an editor that colours them. The reader finds them in the same pass.
#pragma once

#include <cstddef>

namespace understudy {

enum class HighlightKind
{
    FrontMatter,
    Heading,
    Speaker,   ///< the name of a turn, or a "speaker" value in JSON
    Direction, ///< "(smiling)"
    Tag,
    Pause, ///< [pause 1.5s], <break/>, <pause/>, ---
    Emphasis,
    Strong,
    Note,
    Code,
    Entity,
    Error, ///< where a problem of Severity::Error is
};

/// Byte offsets into the source.
struct HighlightSpan
{
    std::size_t begin = 0;
    std::size_t end = 0;
    HighlightKind kind = HighlightKind::Tag;
    bool operator==(const HighlightSpan&) const = default;
};

} // namespace understudy
