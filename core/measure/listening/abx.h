// ABX: X is A or B, and the listener says which (ITU-R BS.1116 calls it a forced choice). How likely somebody
// who only guesses does as well is what the result says; the number of trials is fixed before the first.
#pragma once

#include <cstdint>
#include <vector>

namespace understudy {

enum class AbxAnswer
{
    A,
    B
};

/// What X is in each trial: drawn for each by itself, the same for the same seed.
std::vector<AbxAnswer> planAbx(int trials, std::uint64_t seed);

/// One-sided: the chance that a guesser has `correct` or more of `trials` right; 0 <= correct <= trials.
double abxChance(int correct, int trials);

/// The fewest right answers whose chance is at most `level`; trials + 1 when even all of them are not enough.
int abxNeeded(int trials, double level = 0.05);

/// How often a listener who is right in `rate` of the trials gets abxNeeded().
double abxPower(int trials, double rate, double level = 0.05);

} // namespace understudy
