// What is wrong with a script, and where. Facts only: widgets/words makes the sentence.
#pragma once

#include "core/base/utf8.h"

#include <cstddef>
#include <string>
#include <vector>

namespace understudy {

enum class Severity
{
    Error,
    Warning
};

enum class ProblemKind
{
    // encoding and limits
    NotUtf8,
    BinaryData,
    TooLarge,
    TooManyLines,
    NestedTooDeep,
    Empty,
    // front matter
    FrontMatterNotClosed,
    FrontMatterSyntax,
    FrontMatterFeature,
    DuplicateKey,
    UnknownKey,
    WrongValue,
    // tags
    UnknownTag,
    UnknownAttribute,
    MissingAttribute,
    AttributeNotQuoted,
    DuplicateAttribute,
    WrongAttributeValue,
    TagNotFinished, ///< no ">"
    TagNotClosed,
    TagClosedWithoutOpening,
    TagClosedOutOfOrder,
    TagMustBeEmpty,
    TagNotAllowedHere,
    StrayLessThan,
    UnknownEntity,
    DuplicateMark,
    PathOutsideProject,
    // Markdown
    CannotBeSpoken,
    // turns and voices
    SpeakerWithoutVoice,
    VoicesAssigned,
    UnknownVoice,
    UnknownAnchor,
    // JSON
    JsonSyntax,
    JsonWrongType,
    JsonMissingKey,
};

/// One problem. `begin` and `end` are byte offsets into the source, `position` is that of `begin`.
struct Problem
{
    Severity severity = Severity::Error;
    ProblemKind kind = ProblemKind::WrongValue;
    std::size_t begin = 0;
    std::size_t end = 0;
    TextPosition position;
    std::string subject;              ///< what it concerns: a tag, an attribute, a key
    std::string found;                ///< as written
    std::vector<std::string> allowed; ///< values, tags or a range in words: "0 to 10 s"
    std::string replacement;          ///< the likely fix of [begin, end), or empty
    std::string pointer;              ///< JSON pointer (RFC 6901), for JSON scripts
};

} // namespace understudy
