// What Markdown does not know and md4c must not see: tags, comments, [pause], turns, footnotes. The scanner
// finds them and hides each behind letters of the same length, so that md4c's offsets are those of the
// source.
#pragma once

#include "core/text/problem_list_p.h"
#include "core/text/speaker_table_p.h"
#include "core/text/tag_scanner_p.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// "MARA (smiling; anchor=clip-0042):" at the start of a line.
struct Turn
{
    std::size_t begin = 0, end = 0; ///< with bold marks, colon and the space behind
    std::size_t nameBegin = 0, nameEnd = 0;
    std::size_t directionBegin = 0, directionEnd = 0; ///< with its parentheses; equal: none
    std::string direction;
    std::string anchor;
    std::size_t anchorBegin = 0; ///< where its id stands
};

/// The turn that the line at `at` begins with, if it has the form of one.
std::optional<Turn> scanTurn(std::string_view text, std::size_t at);

struct MarkdownToken
{
    enum class Kind
    {
        Tag,
        Comment,
        Declaration,
        Stray,
        Pause,
        Footnote,
        Turn
    };

    Kind kind = Kind::Tag;
    std::size_t begin = 0, end = 0;
    std::size_t index = 0; ///< into MarkdownScan::tags or ::turns
};

struct MarkdownScan
{
    std::vector<MarkdownToken> tokens; ///< ascending; turns that do not count are left out
    std::vector<Tag> tags;
    std::vector<Turn> turns;
    std::vector<std::size_t> fences; ///< where code blocks begin
    std::string masked;              ///< the source for md4c, byte for byte in the same place
};

/// Reads from `bodyBegin` on. A name counts as a turn's if it has a voice or stands so at least twice.
MarkdownScan scanMarkdown(std::string_view source, std::size_t bodyBegin, const SpeakerTable& speakers,
                          ProblemList& problems);

} // namespace understudy
