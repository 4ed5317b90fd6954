#include "core/measure/listening/opinion.h"

#include "core/base/random.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace understudy {

namespace {

constexpr auto kEndless = std::numeric_limits<double>::infinity();

MeanScore bare(std::span<const Opinion> opinions)
{
    MeanScore score{0, -kEndless, kEndless, static_cast<int>(opinions.size())};
    for (const auto& opinion : opinions)
        score.mean += opinion.score / static_cast<double>(opinions.size());
    return score;
}

/// How often each of `count` is drawn when as many are drawn with replacement.
std::vector<int> drawnAgain(std::size_t count, RandomStream& random)
{
    std::vector<int> times(count);
    for (std::size_t i = 0; i < count; ++i)
        ++times[random.below(static_cast<std::uint32_t>(count))];
    return times;
}

} // namespace

MeanScore meanScore(std::span<const Opinion> opinions)
{
    auto score = bare(opinions);
    if (opinions.size() < 2)
        return score;
    double squares = 0;
    for (const auto& opinion : opinions)
        squares += (opinion.score - score.mean) * (opinion.score - score.mean);
    const auto count = static_cast<double>(opinions.size());
    const auto reach = boost::math::quantile(boost::math::students_t(count - 1), 0.975) *
                       std::sqrt(squares / (count - 1) / count);
    score.low = score.mean - reach;
    score.high = score.mean + reach;
    return score;
}

MeanScore meanScoreOfPeople(std::span<const Opinion> opinions, std::uint64_t seed, int draws)
{
    auto score = bare(opinions);
    std::size_t listeners = 0;
    std::size_t items = 0;
    for (const auto& opinion : opinions) {
        listeners = std::max(listeners, opinion.listener + 1);
        items = std::max(items, opinion.item + 1);
    }
    if (opinions.size() < 2)
        return score;
    RandomStream random(seed, 0);
    std::vector<double> means;
    for (int draw = 0; draw < draws; ++draw) {
        const auto people = drawnAgain(listeners, random);
        const auto clips = drawnAgain(items, random);
        double sum = 0;
        double count = 0;
        for (const auto& opinion : opinions) {
            const auto times = static_cast<double>(people[opinion.listener] * clips[opinion.item]);
            sum += times * opinion.score;
            count += times;
        }
        if (count > 0) // those drawn may have no score together
            means.push_back(sum / count);
    }
    if (means.empty())
        return score;
    std::sort(means.begin(), means.end());
    const auto at = [&](double share) {
        return means[static_cast<std::size_t>(share * static_cast<double>(means.size() - 1) + 0.5)];
    };
    score.low = at(0.025);
    score.high = at(0.975);
    return score;
}

} // namespace understudy
