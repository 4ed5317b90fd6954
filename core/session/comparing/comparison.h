// A comparison by ear, as a project keeps it: what is compared, on what, in which order, and what listeners
// answered so far.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/measure/listening/listening_plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

using ComparisonId = Id<struct ComparisonTag>; ///< "compare-3": the folder's name below comparisons/

enum class SoundKind
{
    Take,       ///< of: "episode/line/3"
    Checkpoint, ///< of: "run-3@600"
    Voice,      ///< of: a voice's id
    Clip,       ///< of: a clip's id
    File,       ///< of: a path; a folder has an item in each of its files
    Anchor      ///< made of another slot, worse on purpose
};
std::string_view name(SoundKind kind);
std::optional<SoundKind> soundKindNamed(std::string_view name);

struct ComparedSlot
{
    ListeningSlot slot;
    SoundKind kind = SoundKind::File;
    std::string of;
    bool operator==(const ComparedSlot&) const = default;
};

inline constexpr std::size_t kMostSlots = 9, kMostItems = 1000;
inline constexpr int kMostTrials = 10'000;

/// One slot on one item: a WAV file in the comparison's folder, as it is heard.
struct ComparedSound
{
    std::string file;   ///< its name
    std::string sha256; ///< of its bytes
    Decibels gain;      ///< that brought it to the loudness of the others
    bool operator==(const ComparedSound&) const = default;
};

struct ComparedItem
{
    std::string key;  ///< what the slots have in common: a probe line's id, a file's stem; may be empty
    std::string text; ///< what is said; empty: not known
    Seconds length;
    std::vector<ComparedSound> sounds; ///< by slot
    bool operator==(const ComparedItem&) const = default;
};

/// What is fixed before the first trial. Its JSON is what a project keeps, and its hash names the test.
struct ComparisonPlan
{
    std::string name;
    std::optional<ListeningMode> mode; ///< none: heard freely, nothing is asked
    ListeningDesign design;            ///< as `mode`, which it does not tell where that is none
    std::vector<ComparedSlot> slots;
    std::vector<ComparedItem> items;
    Lufs loudness; ///< of all of them
    bool operator==(const ComparisonPlan&) const = default;
};

std::string formatPlan(const ComparisonPlan& plan);
/// Corrupt (detail: what is wrong).
Result<ComparisonPlan> parsePlan(std::string_view text);
/// Of the test, in 64 hex digits: names it to the files of other listeners.
std::string printOf(const ComparisonPlan& plan);

struct Comparison
{
    ComparisonId id;
    ComparisonPlan plan;
    std::string begun;                    ///< ISO 8601, UTC
    bool isEnded = false;                 ///< somebody ended it before all was answered
    std::vector<ListeningAnswer> answers; ///< by listener and trial

    std::vector<ListeningTrial> trials() const;
    /// Who answered something, in the order of their names.
    std::vector<std::string> listeners() const;
    int answered(std::string_view listener) const;
    /// The first that this listener did not answer; none: all are.
    std::optional<std::size_t> nextTrial(std::string_view listener) const;
};

/// How far it is from telling its results: somebody heard all of it, and nobody is in the middle; or it was
/// ended.
struct ComparisonSeal
{
    bool isSealed = true;
    int answered = 0, trials = 0; ///< of who is least far of those who began
};
ComparisonSeal sealOf(const Comparison& comparison);
/// Whether it may be ended before all who began are done. The number of trials of Abx is a promise: there
/// somebody has to be done, and nobody else counts.
bool mayEnd(const Comparison& comparison);

} // namespace understudy
