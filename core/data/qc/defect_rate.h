// How many clips of a set have a defect, as a random sample of them tells (audio.md 7.6).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace understudy {

struct Interval
{
    double low = 0, high = 1;
};

/// Where the share of defects lies, given that `defects` of `size` clips drawn at random have one: Clopper
/// and Pearson, Biometrika 26 (1934), which is never wrong more often than it says. Each end is passed with
/// half of 1 - `confidence`. `size` 0 tells nothing.
Interval clopperPearson(int defects, int size, double confidence = 0.95);

/// The most that the share is, with `confidence`: the one end alone.
double upperBound(int defects, int size, double confidence = 0.95);

inline constexpr double kDefectGoal = 0.05; ///< at most, of the accepted clips (audio.md 0.1)

/// A sample of `size` with at most `defects` shows that no more than kDefectGoal have one.
struct SamplePlan
{
    int size = 0, defects = 0;
};
inline constexpr std::array kSamplePlans{SamplePlan{59, 0},  SamplePlan{93, 1},  SamplePlan{124, 2},
                                         SamplePlan{153, 3}, SamplePlan{181, 4}, SamplePlan{208, 5},
                                         SamplePlan{234, 6}, SamplePlan{300, 8}, SamplePlan{500, 16}};

/// What a sample tells of all.
struct DefectEstimate
{
    int defects = 0, size = 0;
    Interval interval; ///< as clopperPearson()
    double most = 1;   ///< as upperBound()
    int of = 0;        ///< clips that the sample is of; 0: not known

    /// Nothing is left to guess: the share is known.
    bool isOfAll() const { return size > 0 && size == of; }
    bool isGoalShown() const { return most <= kDefectGoal; }
};
/// `of`: clips that there are to draw from; 0: not known.
DefectEstimate estimateOf(int defects, int size, int of = 0);

/// `size` of `ids` in an order of chance, all of them when there are fewer: the same for the same ids and
/// seed, in whatever order they are given.
std::vector<std::string> drawSample(std::vector<std::string> ids, int size, std::uint64_t seed);

} // namespace understudy
