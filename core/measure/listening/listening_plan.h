// A listening test as it is planned before its first trial: who is compared, on what, in which order. The
// plan follows from a seed and does not change while it is answered, so that nobody stops when the score
// suits.
#pragma once

#include "core/measure/listening/abx.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

enum class ListeningMode
{
    Abx,        ///< X is the first or the second slot
    Preference, ///< which of two is better
    Opinion     ///< 1 (bad) to 5 (excellent), one sound at a time (ITU-T P.800)
};

std::string_view name(ListeningMode mode);
std::optional<ListeningMode> listeningModeNamed(std::string_view name);

/// What is compared: a take, a checkpoint, a voice, the talent, a file.
struct ListeningSlot
{
    std::string name;
    bool isReference = false; ///< a real recording of the talent: an attentive listener rates it high
    bool isAnchor = false;    ///< made worse on purpose: an attentive listener rates it low
    bool operator==(const ListeningSlot&) const = default;
};

struct ListeningDesign
{
    ListeningMode mode = ListeningMode::Abx;
    std::size_t slots = 2;
    std::size_t items = 1; ///< lines that every slot says
    int trials = 16;       ///< Opinion: every sound once, whatever this says
    int repeats = 0;       ///< Preference: how many of them are asked again, the other way round
    std::uint64_t seed = 0;
    bool operator==(const ListeningDesign&) const = default;
};

struct ListeningTrial
{
    std::size_t item = 0;
    std::size_t first = 0, second = 0;    ///< slots; Opinion: the first alone
    AbxAnswer x = AbxAnswer::A;           ///< Abx: which of them X is
    std::optional<std::size_t> repeats{}; ///< the trial that is asked again
    bool operator==(const ListeningTrial&) const = default;
};

/// Abx: of the first two slots, the items in turn. Preference: pairs and items as evenly as `trials` allow,
/// each in an order of chance; repeats after at least two others. The same design gives the same trials.
/// Fewer than two slots, one for Opinion, or no item give none.
std::vector<ListeningTrial> planTrials(const ListeningDesign& design);

struct ListeningAnswer
{
    std::size_t trial = 0;
    int choice = 0; ///< Abx, Preference: 0 the first, 1 the second; Opinion: 1 to 5
    std::string listener;
    std::string time;   ///< ISO 8601, UTC
    int switches = 0;   ///< between the sounds, before it was given
    double seconds = 0; ///< from the trial's start
    bool operator==(const ListeningAnswer&) const = default;
};

/// Whether the mode has such a choice.
bool isChoice(ListeningMode mode, int choice);

} // namespace understudy
