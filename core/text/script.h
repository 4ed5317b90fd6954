// The script: one model under both notations (script.md). Reading Markdown, writing JSON and reading that
// gives an equal model; spans into the source are left out of comparisons.
#pragma once

#include "core/base/id.h"
#include "core/base/units.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace understudy {

/// Byte range of the source text; equal to any other, so that models compare by content.
struct SourceSpan
{
    std::size_t begin = 0;
    std::size_t end = 0;
    constexpr bool operator==(const SourceSpan&) const { return true; }
};

/// Where the bytes of a text come from: runs of bytes that stand in a row in the source. Left out of
/// comparisons too.
struct SourceMap
{
    struct Step
    {
        std::size_t text = 0;   ///< offset into the text
        std::size_t source = 0; ///< offset into the source
    };
    std::vector<Step> steps; ///< ascending

    std::size_t toSource(std::size_t textOffset) const;
    constexpr bool operator==(const SourceMap&) const { return true; }
};

enum class Emphasis
{
    None,
    Reduced,
    Moderate,
    Strong
};

enum class SayAs
{
    None,
    Cardinal,
    Ordinal,
    Characters,
    Digits,
    Date,
    Time,
    Telephone,
    Currency,
    Unit,
    Fraction,
    Expletive
};

enum class PhonemeAlphabet
{
    Ipa,
    CmuArpabet
};

struct Phoneme
{
    PhonemeAlphabet alphabet = PhonemeAlphabet::Ipa;
    std::string symbols;
    bool operator==(const Phoneme&) const = default;
};

/// Prosody is absolute after nesting is resolved: nested rates multiply, pitches and volumes add.
struct Style
{
    Emphasis emphasis = Emphasis::None;
    double rate = 1.0;     ///< factor, 0.5 to 2
    double pitch = 0.0;    ///< semitones, -12 to 12
    double volume = 0.0;   ///< dB, -20 to 10
    bool isSilent = false; ///< volume="silent"
    SayAs sayAs = SayAs::None;
    std::string sayAsFormat;          ///< "mdy", "hms12", ...
    std::optional<std::string> alias; ///< from <sub>
    std::optional<Phoneme> phoneme;

    /// <sub>, <say-as> and <phoneme> hold one text that is read as a whole.
    bool isWhole() const { return sayAs != SayAs::None || alias || phoneme; }
    bool operator==(const Style&) const = default;
};

/// Text under one style. Adjacent runs of equal style are joined, but each <sub>, <say-as> and <phoneme> is
/// one run.
struct TextRun
{
    std::string text; ///< plain UTF-8, entities and escapes resolved
    Style style;
    SourceSpan source;
    SourceMap map;
    bool operator==(const TextRun&) const = default;
};

struct PauseCue
{
    Milliseconds length;
    SourceSpan source;
    bool operator==(const PauseCue&) const = default;
};
struct MarkCue
{
    std::string name;
    SourceSpan source;
    bool operator==(const MarkCue&) const = default;
};
struct AudioCue
{
    std::string path; ///< relative, inside the project
    Decibels gain;
    Milliseconds fade;
    SourceSpan source;
    bool operator==(const AudioCue&) const = default;
};
enum class Boundary
{
    Sentence,
    Paragraph
}; ///< from <s> and <p>: a line ends here
struct BoundaryCue
{
    Boundary boundary = Boundary::Sentence;
    bool operator==(const BoundaryCue&) const = default;
};
/// <voice> switches the speaker inside a paragraph; an empty name returns to the paragraph's own.
struct SpeakerCue
{
    std::string speaker;
    SourceSpan source;
    bool operator==(const SpeakerCue&) const = default;
};

using Inline = std::variant<TextRun, PauseCue, MarkCue, AudioCue, BoundaryCue, SpeakerCue>;

struct Paragraph
{
    std::string speaker;     ///< as in `voices`
    std::string direction;   ///< "smiling"
    std::string anchor;      ///< clip id, or empty: the speaker's of the front matter
    SourceSpan anchorSource; ///< where it is written; empty where it goes on from a paragraph before
    std::vector<Inline> content;
    SourceSpan source;
    bool operator==(const Paragraph&) const = default;
};
struct Note
{
    std::string text;
    SourceSpan source;
    bool operator==(const Note&) const = default;
};
/// "###": a chapter mark inside a section; not spoken.
struct ChapterMark
{
    std::string title;
    SourceSpan source;
    bool operator==(const ChapterMark&) const = default;
};

using Block = std::variant<Paragraph, Note, ChapterMark, PauseCue, AudioCue>;

struct Section
{
    std::string title;
    std::vector<Block> blocks;
    SourceSpan source; ///< of its heading
    bool operator==(const Section&) const = default;
};

enum class Profile
{
    PodcastMono,
    PodcastStereo,
    Acx,
    Broadcast,
    Custom
};
/// "podcast-mono", "podcast-stereo", "acx", "broadcast", "custom".
std::string_view name(Profile profile);
std::optional<Profile> profileNamed(std::string_view name);

struct Pauses ///< defaults: audio.md 4.8
{
    Milliseconds sentence{350};
    Milliseconds paragraph{700};
    Milliseconds section{1500};
    Milliseconds speaker{300};
    bool operator==(const Pauses&) const = default;
};

/// The front matter.
struct ScriptHeader
{
    std::string title, subtitle, author;
    std::string language = "en-US";
    std::vector<std::pair<std::string, VoiceId>>
        voices; ///< speaker -> voice, in order; the first is the narrator
    std::string narrator;
    std::uint64_t seed = 0;
    Profile profile = Profile::PodcastMono;
    Lufs customTarget{-19}; ///< profile custom only
    Decibels customCeiling{-1};
    Pauses pauses;
    std::vector<std::pair<std::string, std::string>> lexicon; ///< word -> respelling
    std::vector<std::pair<std::string, std::string>> anchors; ///< speaker -> clip id
    std::vector<std::string> tags;
    bool operator==(const ScriptHeader&) const = default;
};

struct Script
{
    ScriptHeader header;
    std::vector<Section> sections;
    bool operator==(const Script&) const = default;
};

} // namespace understudy
