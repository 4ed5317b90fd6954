// What may be compared, by name: takes, checkpoints, voices, clips, files.
#pragma once

#include "core/session/comparing/comparison.h"
#include "core/train/run/run_info.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct SlotToCompare
{
    SoundKind kind = SoundKind::File;
    std::string of;
    std::string name;         ///< empty: made of the rest
    bool isReference = false; ///< a real recording of the talent: hidden among the others
};

/// "take:between-the-tides/s1-l007/3", "run-3@600" or "checkpoint:run-3@600", "voice:mara", "clip:ID"; all
/// else is a file or a folder of files. "real=clip:ID" names it.
SlotToCompare parseSlot(std::string_view text);

/// Sounds of the project that somebody points at: a checkpoint, or all takes of a line.
struct SoundName
{
    SoundKind kind = SoundKind::Take;
    std::string of; ///< "run-3@600"; "between-the-tides/s1-l007/", all that begin so

    bool fits(const SlotToCompare& slot) const
    {
        return slot.kind == kind && (of.ends_with('/') ? slot.of.starts_with(of) : slot.of == of);
    }
};
/// A take as a slot names it: "episode/line/3"; none: it is no such name.
struct TakeName
{
    std::string episode, line;
    int number = 0;
};
std::optional<TakeName> takeNamed(const std::string& of);

SoundName checkpointSound(const RunId& run, std::int64_t step);
SoundName takesOf(const EpisodeId& episode, const LineId& line);

struct ComparisonToMake
{
    std::string name; ///< empty: made of the slots' names
    std::optional<ListeningMode> mode;
    std::vector<SlotToCompare> slots; ///< 1 to kMostSlots
    std::vector<std::string> texts;   ///< for voices, where no other slot says something
    int trials = 0;                   ///< 0: what suits the mode
    int repeats = -1;                 ///< Preference: asked again; -1: one in six
    bool hasAnchor = true;            ///< Opinion: one is made of the reference, or of the first slot
    std::optional<std::uint64_t> seed;
};

/// One item of a slot as it was found.
struct FoundSound
{
    std::string key, text;
    std::filesystem::path file; ///< empty: a voice is to speak it
    Seconds start, end;         ///< of the file; an end of 0: all of it
    int channel = -1;           ///< -1: the mean of all
};

struct FoundSlot
{
    ComparedSlot slot;
    std::vector<FoundSound> items;
};

class ProjectStore;
class ReviewService;
class TrainService;

/// EpisodeUnknown, TakeDamaged; RunUnknown, CheckpointUnknown; FileMissing, NoRecordings; NotFound for a
/// clip.
Result<FoundSlot> findSlot(const SlotToCompare& wanted, const ProjectStore& store, const TrainService& runs,
                           const ReviewService& reviews);

/// Something of the project that may be a slot.
struct SoundCandidate
{
    SlotToCompare slot;
    std::string group; ///< the episode, the run; empty for voices and clips
    std::string text;  ///< what is said in it
};
/// Takes by episode and line, checkpoints that spoke probe lines by run, accepted clips; voices are in the
/// voices' own list.
Result<std::vector<SoundCandidate>> findCandidates(const ProjectStore& store, const TrainService& runs,
                                                   const ReviewService& reviews);

/// The items that all slots have: by their keys, where a slot has several. Voices speak what the others say,
/// or `texts`. InvalidInput (detail: why) when nothing is left.
Result<std::vector<FoundSlot>> joinItems(std::vector<FoundSlot> slots, const std::vector<std::string>& texts);

} // namespace understudy
