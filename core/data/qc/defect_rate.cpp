#include "core/data/qc/defect_rate.h"

#include "core/base/binomial.h"
#include "core/base/contract.h"
#include "core/base/hash.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace understudy {

namespace {

/// The rate at which at most `most` defects are as likely as `chance`: more is less likely.
double rateAt(int most, int size, double chance)
{
    constexpr int kHalvings = 60;
    double low = 0, high = 1;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2;
        (binomialAtMost(most, size, middle) > chance ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

Interval clopperPearson(int defects, int size, double confidence)
{
    UNDERSTUDY_ASSERT(defects >= 0 && defects <= size);
    const double beyond = (1 - confidence) / 2;
    return {defects == 0 ? 0 : rateAt(defects - 1, size, 1 - beyond),
            defects == size ? 1 : rateAt(defects, size, beyond)};
}

double upperBound(int defects, int size, double confidence)
{
    UNDERSTUDY_ASSERT(defects >= 0 && defects <= size);
    return defects == size ? 1 : rateAt(defects, size, 1 - confidence);
}

DefectEstimate estimateOf(int defects, int size, int of)
{
    if (size == 0 || size != of)
        return {defects, size, clopperPearson(defects, size), upperBound(defects, size), of};
    const auto share = double(defects) / size;
    return {defects, size, {share, share}, share, of};
}

std::vector<std::string> drawSample(std::vector<std::string> ids, int size, std::uint64_t seed)
{
    std::vector<std::pair<std::string, std::string>> drawn;
    for (auto& id : ids)
        drawn.emplace_back(sha256("blind v1|" + std::to_string(seed) + "|" + id), std::move(id));
    std::ranges::sort(drawn);
    std::vector<std::string> sample;
    for (auto& [place, id] : drawn)
        if (int(sample.size()) < size)
            sample.push_back(std::move(id));
    return sample;
}

} // namespace understudy
