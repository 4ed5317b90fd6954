#include "core/measure/listening/listening_results.h"

#include <algorithm>
#include <map>

namespace understudy {

namespace {

/// By listener, then trial.
using Valid = std::map<std::string, std::map<std::size_t, int>>;

Valid validChoices(const ListeningDesign& design, std::size_t trials,
                   std::span<const ListeningAnswer> answers)
{
    Valid valid;
    for (const auto& answer : answers)
        if (answer.trial < trials && isChoice(design.mode, answer.choice))
            valid[answer.listener][answer.trial] = answer.choice;
    return valid;
}

std::vector<PairResult> pairsOf(std::span<const PreferenceVote> votes)
{
    std::map<std::pair<std::size_t, std::size_t>, PairResult> pairs;
    for (const auto& vote : votes) {
        const auto [first, second] = std::minmax(vote.winner, vote.loser);
        auto& pair = pairs[{first, second}];
        pair.first = first;
        pair.second = second;
        ++pair.votes;
        pair.won += vote.winner == first ? 1 : 0;
    }
    std::vector<PairResult> results;
    for (auto& [slots, pair] : pairs) {
        pair.chance = signTest(pair.won, pair.votes);
        results.push_back(pair);
    }
    return results;
}

} // namespace

AbxResult abxResult(const ListeningDesign& design, std::span<const ListeningAnswer> answers)
{
    const auto trials = planTrials(design);
    AbxResult result;
    for (const auto& [listener, choices] : validChoices(design, trials.size(), answers))
        for (const auto& [trial, choice] : choices) {
            ++result.trials;
            result.correct += (choice == 0) == (trials[trial].x == AbxAnswer::A) ? 1 : 0;
        }
    result.chance = abxChance(result.correct, result.trials);
    result.needed = abxNeeded(result.trials);
    return result;
}

PreferenceResult preferenceResult(const ListeningDesign& design, std::span<const ListeningAnswer> answers)
{
    const auto trials = planTrials(design);
    PreferenceResult result;
    std::vector<PreferenceVote> votes;
    for (const auto& [listener, choices] : validChoices(design, trials.size(), answers))
        for (const auto& [index, choice] : choices) {
            const auto& trial = trials[index];
            const auto winner = choice == 0 ? trial.first : trial.second;
            if (!trial.repeats) // the same person on the same pair once more is no second vote
                votes.push_back({winner, choice == 0 ? trial.second : trial.first});
            const auto before = trial.repeats ? choices.find(*trial.repeats) : choices.end();
            if (before == choices.end())
                continue;
            const auto& asked = trials[before->first];
            ++result.askedAgain;
            result.sameAgain += winner == (before->second == 0 ? asked.first : asked.second) ? 1 : 0;
        }
    result.strengths = rankByVotes(votes, design.slots);
    result.pairs = pairsOf(votes);
    return result;
}

OpinionResult opinionResult(const ListeningDesign& design, std::span<const ListeningAnswer> answers)
{
    const auto trials = planTrials(design);
    std::vector<std::vector<Opinion>> bySlot(design.slots);
    std::size_t listener = 0;
    for (const auto& [name, choices] : validChoices(design, trials.size(), answers)) {
        for (const auto& [index, choice] : choices)
            bySlot[trials[index].first].push_back({listener, trials[index].item, double(choice)});
        ++listener;
    }
    OpinionResult result;
    for (const auto& opinions : bySlot) {
        result.scores.push_back(meanScore(opinions));
        result.people.push_back(meanScoreOfPeople(opinions, design.seed));
    }
    return result;
}

} // namespace understudy
