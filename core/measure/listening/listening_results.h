// What the answers of a listening test say.
#pragma once

#include "core/measure/listening/listening_plan.h"
#include "core/measure/listening/opinion.h"
#include "core/measure/listening/preference.h"

#include <span>

namespace understudy {

struct AbxResult
{
    int correct = 0, trials = 0;
    double chance = 1; ///< of doing as well by guessing
    int needed = 0;    ///< right answers for a chance of at most 0.05
    bool isHeard() const { return correct >= needed; }
};

struct PairResult
{
    std::size_t first = 0, second = 0; ///< slots
    int won = 0, votes = 0;            ///< of the first
    double chance = 1;                 ///< two-sided sign test
};

struct PreferenceResult
{
    std::vector<Strength> strengths;   ///< by slot
    std::vector<PairResult> pairs;     ///< those that were compared
    int sameAgain = 0, askedAgain = 0; ///< repeated trials that got the same answer
};

struct OpinionResult
{
    std::vector<MeanScore> scores; ///< by slot, every score counted alone
    std::vector<MeanScore> people; ///< by slot, over listeners and items
};

// `answers` are those of one design; one whose trial or choice there is not, is left out, and of two by one
// listener to one trial the later counts.

AbxResult abxResult(const ListeningDesign& design, std::span<const ListeningAnswer> answers);
PreferenceResult preferenceResult(const ListeningDesign& design, std::span<const ListeningAnswer> answers);
OpinionResult opinionResult(const ListeningDesign& design, std::span<const ListeningAnswer> answers);

} // namespace understudy
