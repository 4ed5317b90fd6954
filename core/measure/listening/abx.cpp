#include "core/measure/listening/abx.h"

#include "core/base/contract.h"
#include "core/base/random.h"

#include <boost/math/distributions/binomial.hpp>

namespace understudy {

namespace {

/// Chance of `least` or more of `trials`.
double chanceOfAtLeast(int least, int trials, double rate)
{
    if (least <= 0)
        return 1;
    if (least > trials)
        return 0;
    return boost::math::cdf(boost::math::complement(boost::math::binomial(trials, rate), least - 1));
}

} // namespace

std::vector<AbxAnswer> planAbx(int trials, std::uint64_t seed)
{
    RandomStream random(seed, 0);
    std::vector<AbxAnswer> plan;
    for (int i = 0; i < trials; ++i)
        plan.push_back(random.next() >> 31U == 0 ? AbxAnswer::A : AbxAnswer::B);
    return plan;
}

double abxChance(int correct, int trials)
{
    UNDERSTUDY_ASSERT(correct >= 0 && correct <= trials);
    return chanceOfAtLeast(correct, trials, 0.5);
}

int abxNeeded(int trials, double level)
{
    auto needed = trials + 1;
    while (needed > 0 && chanceOfAtLeast(needed - 1, trials, 0.5) <= level)
        --needed;
    return needed;
}

double abxPower(int trials, double rate, double level)
{
    return chanceOfAtLeast(abxNeeded(trials, level), trials, rate);
}

} // namespace understudy
