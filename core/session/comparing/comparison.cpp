#include "core/session/comparing/comparison.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <set>

namespace understudy {

namespace {

constexpr std::array<std::string_view, 6> kKinds{"take", "checkpoint", "voice", "clip", "file", "anchor"};

} // namespace

std::string_view name(SoundKind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind));
}

std::optional<SoundKind> soundKindNamed(std::string_view name)
{
    const auto found = std::ranges::find(kKinds, name);
    return found == kKinds.end() ? std::nullopt
                                 : std::optional(static_cast<SoundKind>(found - kKinds.begin()));
}

std::string printOf(const ComparisonPlan& plan)
{
    return sha256(formatPlan(plan));
}

std::vector<ListeningTrial> Comparison::trials() const
{
    return plan.mode ? planTrials(plan.design) : std::vector<ListeningTrial>();
}

std::vector<std::string> Comparison::listeners() const
{
    std::set<std::string> names;
    for (const auto& answer : answers)
        names.insert(answer.listener);
    return {names.begin(), names.end()};
}

int Comparison::answered(std::string_view listener) const
{
    return static_cast<int>(std::ranges::count(answers, listener, &ListeningAnswer::listener));
}

std::optional<std::size_t> Comparison::nextTrial(std::string_view listener) const
{
    std::set<std::size_t> done;
    for (const auto& answer : answers)
        if (answer.listener == listener)
            done.insert(answer.trial);
    const auto count = trials().size();
    for (std::size_t trial = 0; trial < count; ++trial)
        if (!done.contains(trial))
            return trial;
    return {};
}

ComparisonSeal sealOf(const Comparison& comparison)
{
    ComparisonSeal seal;
    seal.trials = static_cast<int>(comparison.trials().size());
    const auto listeners = comparison.listeners();
    seal.answered = listeners.empty() ? 0 : seal.trials;
    for (const auto& listener : listeners)
        seal.answered = std::min(seal.answered, comparison.answered(listener));
    seal.isSealed = seal.answered < seal.trials && !comparison.isEnded;
    return seal;
}

bool mayEnd(const Comparison& comparison)
{
    const auto& mode = comparison.plan.mode;
    if (!mode || comparison.answers.empty() || comparison.isEnded)
        return false;
    return mode != ListeningMode::Abx ||
           std::ranges::any_of(comparison.listeners(),
                               [&](const auto& listener) { return !comparison.nextTrial(listener); });
}

} // namespace understudy
