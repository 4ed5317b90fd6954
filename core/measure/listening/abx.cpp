#include "core/measure/listening/abx.h"

#include "core/base/binomial.h"
#include "core/base/contract.h"
#include "core/base/random.h"

namespace understudy {

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
    return binomialAtLeast(correct, trials, 0.5);
}

int abxNeeded(int trials, double level)
{
    auto needed = trials + 1;
    while (needed > 0 && binomialAtLeast(needed - 1, trials, 0.5) <= level)
        --needed;
    return needed;
}

double abxPower(int trials, double rate, double level)
{
    return binomialAtLeast(abxNeeded(trials, level), trials, rate);
}

} // namespace understudy
