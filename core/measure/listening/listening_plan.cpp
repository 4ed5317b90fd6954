#include "core/measure/listening/listening_plan.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

constexpr std::array<std::string_view, 3> kModes{"abx", "preference", "opinion"};

// Streams of one seed: what is drawn for one purpose does not move what is drawn for another.
constexpr std::uint64_t kOrder = 1;
constexpr std::uint64_t kSides = 2;
constexpr std::uint64_t kRepeats = 3;

std::vector<ListeningTrial> abxTrials(const ListeningDesign& design)
{
    std::vector<ListeningTrial> trials;
    for (const auto x : planAbx(design.trials, design.seed))
        trials.push_back({trials.size() % design.items, 0, 1, x});
    return trials;
}

/// Every pair on every item, again and again in new orders until there are enough.
std::vector<ListeningTrial> comparisons(const ListeningDesign& design)
{
    RandomStream order(design.seed, kOrder);
    RandomStream sides(design.seed, kSides);
    std::vector<ListeningTrial> trials;
    while (trials.size() < static_cast<std::size_t>(design.trials)) {
        std::vector<ListeningTrial> round;
        for (std::size_t item = 0; item < design.items; ++item)
            for (std::size_t i = 0; i < design.slots; ++i)
                for (std::size_t j = i + 1; j < design.slots; ++j)
                    round.push_back({item, i, j});
        shuffle(round, order);
        trials.insert(trials.end(), round.begin(), round.end());
    }
    trials.resize(static_cast<std::size_t>(design.trials));
    for (auto& trial : trials)
        if (sides.below(2) == 1)
            std::swap(trial.first, trial.second);
    return trials;
}

/// Puts `count` of the trials in again, the other way round, at least two trials later.
void addRepeats(std::vector<ListeningTrial>& trials, int count, std::uint64_t seed)
{
    constexpr std::size_t kApart = 3;
    RandomStream random(seed, kRepeats);
    std::vector<std::size_t> again;
    for (std::size_t i = 0; i + kApart <= trials.size(); ++i)
        again.push_back(i);
    shuffle(again, random);
    again.resize(std::min(again.size(), static_cast<std::size_t>(std::max(count, 0))));
    std::sort(again.begin(), again.end());
    // At the end, in their order: the first of them comes after all others, so all lie apart.
    for (const auto index : again) {
        auto trial = trials[index];
        std::swap(trial.first, trial.second);
        trial.repeats = index;
        trials.push_back(trial);
    }
}

std::vector<ListeningTrial> opinions(const ListeningDesign& design)
{
    RandomStream order(design.seed, kOrder);
    std::vector<ListeningTrial> trials;
    for (std::size_t item = 0; item < design.items; ++item)
        for (std::size_t slot = 0; slot < design.slots; ++slot)
            trials.push_back({item, slot, slot});
    shuffle(trials, order);
    return trials;
}

} // namespace

std::string_view name(ListeningMode mode)
{
    return kModes[static_cast<std::size_t>(mode)];
}

std::optional<ListeningMode> listeningModeNamed(std::string_view name)
{
    const auto found = std::find(kModes.begin(), kModes.end(), name);
    return found == kModes.end() ? std::nullopt
                                 : std::optional(static_cast<ListeningMode>(found - kModes.begin()));
}

std::vector<ListeningTrial> planTrials(const ListeningDesign& design)
{
    const auto isOpinion = design.mode == ListeningMode::Opinion;
    if (design.items == 0 || design.slots < (isOpinion ? 1U : 2U) || (!isOpinion && design.trials < 1))
        return {};
    if (isOpinion)
        return opinions(design);
    if (design.mode == ListeningMode::Abx)
        return abxTrials(design);
    auto trials = comparisons(design);
    addRepeats(trials, design.repeats, design.seed);
    return trials;
}

bool isChoice(ListeningMode mode, int choice)
{
    return mode == ListeningMode::Opinion ? choice >= 1 && choice <= 5 : choice == 0 || choice == 1;
}

} // namespace understudy
