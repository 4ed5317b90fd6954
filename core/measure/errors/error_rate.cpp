#include "core/measure/errors/error_rate.h"

#include "core/base/random.h"

#include <algorithm>
#include <limits>

namespace understudy {

namespace {

double ratio(std::int64_t part, std::int64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

ErrorCounts& ErrorCounts::operator+=(const ErrorCounts& other)
{
    hits += other.hits;
    substitutions += other.substitutions;
    deletions += other.deletions;
    insertions += other.insertions;
    return *this;
}

ErrorCounts countErrors(const Alignment& alignment)
{
    ErrorCounts counts;
    for (const auto& run : alignment) {
        const auto inReference = static_cast<std::int64_t>(run.referenceEnd - run.referenceBegin);
        switch (run.change) {
        case Change::Equal:
            counts.hits += inReference;
            break;
        case Change::Substitute:
            counts.substitutions += inReference;
            break;
        case Change::Delete:
            counts.deletions += inReference;
            break;
        case Change::Insert:
            counts.insertions += static_cast<std::int64_t>(run.hypothesisEnd - run.hypothesisBegin);
            break;
        }
    }
    return counts;
}

Result<ErrorCounts> countWordErrors(std::string_view reference, std::string_view hypothesis)
{
    return alignWords(reference, hypothesis).map(countErrors);
}

Result<ErrorCounts> countCharacterErrors(std::string_view reference, std::string_view hypothesis)
{
    return alignCharacters(reference, hypothesis).map(countErrors);
}

double errorRate(const ErrorCounts& counts)
{
    const auto reference = counts.inReference();
    return reference == 0 ? static_cast<double>(counts.insertions) : ratio(counts.errors(), reference);
}

double matchErrorRate(const ErrorCounts& counts)
{
    const auto all = counts.hits + counts.errors();
    return all == 0 ? 0 : ratio(counts.errors(), all);
}

double informationLost(const ErrorCounts& counts)
{
    const auto reference = counts.inReference();
    const auto hypothesis = counts.inHypothesis();
    if (reference == 0 && hypothesis == 0)
        return 0;
    return reference == 0 || hypothesis == 0
               ? 1
               : 1 - ratio(counts.hits, reference) * ratio(counts.hits, hypothesis);
}

RateInterval bootstrapRate(std::span<const ErrorCounts> groups, std::uint64_t seed, int draws)
{
    if (groups.size() < 2)
        return {0, std::numeric_limits<double>::infinity()};
    RandomStream random(seed, 0);
    std::vector<double> rates(static_cast<std::size_t>(draws));
    for (auto& rate : rates) {
        ErrorCounts drawn;
        for (std::size_t i = 0; i < groups.size(); ++i)
            drawn += groups[random.below(static_cast<std::uint32_t>(groups.size()))];
        rate = errorRate(drawn);
    }
    std::sort(rates.begin(), rates.end());
    const auto at = [&](double share) {
        return rates[static_cast<std::size_t>(share * static_cast<double>(rates.size() - 1) + 0.5)];
    };
    return {at(0.025), at(0.975)};
}

} // namespace understudy
