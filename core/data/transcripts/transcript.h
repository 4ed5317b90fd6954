// What was said when, as files beside a recording tell it: subtitles, Praat tiers, Audacity labels, plain
// text.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// A word, or all words up to the next time that is given.
struct WordTime
{
    Seconds start, end;
    std::string text;
    bool operator==(const WordTime&) const = default;
};

/// 0 <= start <= end. Subtitles are off by up to 0.3 s: a cue is a window, not a cut (audio.md 1.6).
struct Cue
{
    Seconds start, end;
    std::string text;            ///< one line of plain words, never empty
    std::string speaker;         ///< empty: not told
    std::vector<WordTime> words; ///< by start; empty: not told
    bool operator==(const Cue&) const = default;
};

enum class TranscriptFormat
{
    SubRip,
    WebVtt,
    TextGrid,
    Labels,
    Plain
};

std::string_view name(TranscriptFormat format);

struct Transcript
{
    TranscriptFormat format = TranscriptFormat::Plain;
    std::vector<Cue> cues;       ///< by start; without what roll-up captions repeat; empty for Plain
    std::string plain;           ///< of Plain alone: the words of the whole recording, lines as in the file
    std::vector<Error> problems; ///< cues that could not be read and are left out: LineLeftOut

    /// All words in order, one line a cue.
    std::string text() const;
};

/// Told by content first, then by the name. At most 32 MiB; UTF-8, UTF-16, or what is likely
/// Windows-1252. The
/// detail of an error about the content begins with "line N: ", but that of
/// broken UTF-16. A file without a word is InvalidInput; Corrupt where all of its cues are damaged, or the
/// whole is.
Result<Transcript> readTranscript(const std::filesystem::path& path);
/// `path` is what errors name; its extension counts where the content does not tell.
Result<Transcript> parseTranscript(std::string bytes, const std::filesystem::path& path);

} // namespace understudy
