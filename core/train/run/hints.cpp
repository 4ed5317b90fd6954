#include "core/train/run/hints.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

using Points = std::vector<MetricPoint>;

constexpr Seconds kLong{30 * 60};
constexpr double kWorse = 0.003;    // share of a validation loss that two evaluations hardly differ by
constexpr double kRisen = 0.03;     // share of a training loss, in means over a block
constexpr std::ptrdiff_t kSure = 2; // so many in a row are no chance

/// Means of so many steps each, at the last of them; steps of the warm-up tell little.
Points means(std::span<const MetricPoint> points, const TrainSettings& settings)
{
    constexpr int kLeast = 20, kMost = 200;
    const auto block = std::size_t(std::clamp(settings.evaluateEvery, kLeast, kMost));
    const auto first = std::ranges::lower_bound(points, settings.warmUp, {}, &MetricPoint::step);
    Points made;
    for (auto rest = points.subspan(std::size_t(first - points.begin())); rest.size() >= block;
         rest = rest.subspan(block)) {
        double sum = 0;
        for (const auto& point : rest.first(block))
            sum += point.value;
        made.push_back({rest[block - 1].step, sum / double(block)});
    }
    return made;
}

/// The first of the lowest.
Points::const_iterator best(const Points& points)
{
    return std::ranges::min_element(points, {}, &MetricPoint::value);
}

/// Whether the last few are worse than the best by such a share.
bool isWorseNow(const Points& points, double share)
{
    if (points.end() - best(points) <= kSure)
        return false;
    const double limit = best(points)->value * (1 + share);
    return std::all_of(points.end() - kSure, points.end(),
                       [limit](const MetricPoint& point) { return point.value > limit; });
}

class Reading
{
public:
    Reading(const RunMetrics& metrics, const TrainSettings& settings)
        : m_metrics(&metrics), m_settings(&settings), m_training(means(metrics.of(metric::kLoss), settings))
    {
        const auto found = metrics.of(metric::kValLoss);
        m_validation.assign(found.begin(), found.end());
    }

    std::vector<RunHint> hints() const
    {
        std::vector<RunHint> made;
        if (const auto since = rateTooHigh())
            made.push_back({HintKind::RateTooHigh, *since, trainedSince(*since), {}});
        const auto& judged = m_validation.empty() ? m_training : m_validation;
        if (judged.empty())
            return made;
        const auto since = best(judged)->step;
        RunHint hint{HintKind::Overfitting, since, trainedSince(since), endAt()};
        if (isOverfitting()) {
            made.push_back(hint);
        } else if (hint.lasting >= kLong && judged.end() - best(judged) > kSure) {
            hint.kind = HintKind::NoImprovement;
            made.push_back(hint);
        }
        return made;
    }

private:
    std::optional<std::int64_t> rateTooHigh() const
    {
        const auto back = std::ranges::find(m_metrics->events, run_event::kRolledBack, &RunEvent::what);
        if (back != m_metrics->events.end())
            return back->step;
        return isWorseNow(m_training, kRisen) ? std::optional(best(m_training)->step) : std::nullopt;
    }

    bool isOverfitting() const
    {
        if (!isWorseNow(m_validation, kWorse) || m_training.size() < 2)
            return false;
        const auto then =
            std::ranges::lower_bound(m_training, best(m_validation)->step, {}, &MetricPoint::step);
        return then != m_training.end() && m_training.back().value < then->value;
    }

    std::optional<std::int64_t> endAt() const
    {
        if (m_settings->patience == 0 || m_validation.empty())
            return std::nullopt;
        const auto left = m_settings->patience - (m_validation.end() - best(m_validation) - 1);
        const auto step = m_validation.back().step + left * m_settings->evaluateEvery;
        return left > 0 && step < m_settings->steps ? std::optional(step) : std::nullopt;
    }

    /// By what the steps took: nights in between do not count.
    Seconds trainedSince(std::int64_t step) const
    {
        const auto took = m_metrics->of(metric::kStepSeconds);
        Seconds sum;
        for (auto i = std::ranges::upper_bound(took, step, {}, &MetricPoint::step); i != took.end(); ++i)
            sum += Seconds(i->value);
        return sum;
    }

    const RunMetrics* m_metrics;
    const TrainSettings* m_settings;
    Points m_training, m_validation;
};

} // namespace

std::string_view name(HintKind kind)
{
    static constexpr std::array<std::string_view, 3> kNames{"rate_too_high", "overfitting", "no_improvement"};
    return kNames.at(std::size_t(kind));
}

std::vector<RunHint> hintsOf(const RunMetrics& metrics, const TrainSettings& settings)
{
    return Reading(metrics, settings).hints();
}

} // namespace understudy
