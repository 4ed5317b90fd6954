// Lines: the unit that is synthesised, cached and redone (script.md section 1, "Lines").
#pragma once

#include "core/text/script.h"
#include "core/text/spoken_form.h"

#include <vector>

namespace understudy {

/// What stands between a line and the one before it; the assembler turns it into a pause.
/// Clause: the line goes on with the sentence of the line before (it was too long, or a break stands inside
/// it).
enum class Join
{
    Start,
    Sentence,
    Paragraph,
    Section,
    Speaker,
    Clause
};

struct ScriptLine
{
    std::size_t section = 0;   ///< index into Script::sections
    std::size_t paragraph = 0; ///< running number over the script
    std::string speaker;
    std::string direction;
    std::string anchor; ///< clip id: the paragraph's, else the speaker's of the front matter; or empty
    std::vector<TextRun> runs;
    SpokenForm spoken;
    Join join = Join::Start;
    Milliseconds
        pauseBefore; ///< scripted breaks only; the assembler takes the larger of this and the join's default
    std::vector<std::string> marksBefore; ///< <mark> names, and chapter marks as "### title"
    SourceSpan source;

    /// The runs' texts, joined: what the table shows.
    std::string text() const;
};

/// An <audio> cue stands between lines: it starts after line `after` (0: before the first) and is waited for.
struct PlacedAudio
{
    std::size_t after = 0;
    AudioCue cue;
};

struct ScriptLines
{
    std::vector<ScriptLine> lines;
    std::vector<PlacedAudio> audio;
    Milliseconds pauseAtEnd; ///< scripted breaks after the last line
    std::vector<std::string> marksAtEnd;
};

ScriptLines splitLines(const Script& script);

} // namespace understudy
