// The plan: a script's lines with ids that survive edits, their voices, takes and states.
#pragma once

#include "core/episode/take.h"
#include "core/text/script_reader.h"

#include <functional>
#include <map>
#include <span>
#include <vector>

namespace understudy {

enum class LineState
{
    NotRendered,
    Rendering,
    Fresh,
    Stale,
    Failed,
    Locked
};

/// What is remembered of a line between edits.
struct KnownLine
{
    LineId id;
    std::string speaker;
    std::string text;
    std::size_t section = 0;
    bool isRetired = false; ///< no longer in the script; its id is never reused, and comes back with its text
    bool operator==(const KnownLine&) const = default;
};

/// Ids for new lines: equal text first (same section, then anywhere), then the most similar in place, else a
/// new id "s<section>-l<number>" with a number never used in the episode.
std::vector<LineId> alignLines(std::span<const KnownLine> known, std::span<const ScriptLine> lines);

struct PlannedLine
{
    LineId id;
    ScriptLine line;
    VoiceInfo voice;
    LineState state = LineState::NotRendered;
    /// The chosen one: that somebody chose, if it fits the text, else the newest that does; else, where none
    /// does, in the same order.
    std::optional<Take> take;
    int takeCount = 0;
    Seconds estimate; ///< of the speech, while there is no take
};

/// Immutable once made; shared between threads.
struct EpisodePlan
{
    ScriptHeader header;
    SoundSource source; ///< what fresh takes were, and new ones are, made with
    std::vector<std::string> sectionTitles;
    std::vector<PlannedLine> lines;
    std::vector<PlacedAudio> audio;
    Milliseconds pauseAtEnd;
    std::vector<std::string> marksAtEnd;

    std::size_t count(LineState state) const;
};

struct PlanInput
{
    const Script* script = nullptr;
    std::vector<KnownLine> known = {};
    std::vector<Take> takes = {}; ///< of the whole episode
    SoundSource source = {};
    std::vector<VoiceInfo> voices = {};
    std::map<LineId, int> chosen = {}; ///< takes that somebody chose, by their numbers
    /// Takes it refuses are as good as absent: checkTakeFile(), say. None: every take counts.
    std::function<bool(const Take&)> isIntact = {};
};

/// A line is Fresh when one of its takes was made from what it says now (so an undone edit finds its take
/// again), Stale when all are of another text, NotRendered without takes. Rendering, Failed and Locked are
/// the caller's to say. Fails with VoiceUnknown (subject: voice) or SpeakerUnknown only.
Result<EpisodePlan> planEpisode(const PlanInput& input);

/// What to remember for the next plan: the plan's lines in order, then what is no longer in the script.
std::vector<KnownLine> knownLines(const EpisodePlan& plan, std::span<const KnownLine> before);

} // namespace understudy
