#include "core/session/comparing/comparison_results.h"

#include <algorithm>

namespace understudy {

namespace {

std::vector<std::size_t> ranked(const ComparisonResults& results)
{
    std::vector<std::size_t> order;
    for (std::size_t slot = 0; slot < results.comparison.plan.slots.size(); ++slot)
        order.push_back(slot);
    const auto value = [&](std::size_t slot) {
        return results.preference ? results.preference->strengths[slot].value
                                  : results.opinion->scores[slot].mean;
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
    return order;
}

bool isCandidate(const ComparedSlot& slot)
{
    return !slot.slot.isReference && !slot.slot.isAnchor;
}

/// Whether votes between the two leave it open.
bool isOpen(const PreferenceResult& preference, std::size_t a, std::size_t b)
{
    constexpr double kLevel = 0.05;
    const auto pair = std::ranges::find_if(preference.pairs, [&](const PairResult& one) {
        return (one.first == a && one.second == b) || (one.first == b && one.second == a);
    });
    return pair == preference.pairs.end() || pair->chance > kLevel;
}

/// Where to stop is not up to who hears.
std::vector<ListeningAnswer> ofThoseWhoAreDone(const Comparison& comparison)
{
    auto answers = comparison.answers;
    for (const auto& listener : comparison.listeners())
        if (comparison.nextTrial(listener))
            std::erase_if(answers, [&](const ListeningAnswer& one) { return one.listener == listener; });
    return answers;
}

} // namespace

std::optional<std::size_t> ComparisonResults::best() const
{
    for (const auto slot : ranking)
        if (isCandidate(comparison.plan.slots[slot]))
            return slot;
    return {};
}

std::vector<std::size_t> ComparisonResults::notRuledOut() const
{
    std::vector<std::size_t> others;
    const auto first = best();
    for (const auto slot : ranking) {
        if (!first || slot == *first || !isCandidate(comparison.plan.slots[slot]))
            continue;
        // Not below: where fewer than two scores leave no interval, nothing is ruled out.
        const bool meets = opinion && !(opinion->scores[slot].high < opinion->scores[*first].low);
        if (meets || (preference && isOpen(*preference, *first, slot)))
            others.push_back(slot);
    }
    return others;
}

Result<ComparisonResults> resultsOf(Comparison comparison)
{
    if (!comparison.plan.mode)
        return fail(Code::InvalidInput, comparison.id.value, "free");
    if (const auto seal = sealOf(comparison); seal.isSealed)
        return fail(Code::Busy, Reason::ComparisonSealed, comparison.plan.name,
                    std::to_string(seal.answered) + "/" + std::to_string(seal.trials));
    ComparisonResults results;
    results.comparison = std::move(comparison);
    const auto& design = results.comparison.plan.design;
    const auto& answers = results.comparison.answers;
    switch (*results.comparison.plan.mode) {
    case ListeningMode::Abx:
        results.abx = abxResult(design, ofThoseWhoAreDone(results.comparison));
        break;
    case ListeningMode::Preference:
        results.preference = preferenceResult(design, answers);
        break;
    case ListeningMode::Opinion:
        results.opinion = opinionResult(design, answers);
        break;
    }
    for (const auto& listener : results.comparison.listeners())
        results.listeners.push_back({listener, results.comparison.answered(listener)});
    if (!results.abx)
        results.ranking = ranked(results);
    return results;
}

} // namespace understudy
