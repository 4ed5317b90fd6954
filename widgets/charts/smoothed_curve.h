// A curve's mean over what was lately, exponentially weighted; follows the curve as that grows.
#pragma once

#include "widgets/charts/metric_curve.h"

namespace understudy {

class SmoothedCurve
{
public:
    SmoothedCurve() = default;
    /// What lies `span` steps back counts 1/e of what is now.
    explicit SmoothedCurve(double span) : m_span(span) {}

    /// Takes at most `most` points that came to `source` since, always of the same one. True: there are no
    /// more.
    bool follow(const MetricCurve& source, std::size_t most);
    /// Of the steps that it has seen.
    const MetricCurve& curve() const { return m_curve; }
    double span() const { return m_span; }

private:
    double meanWith(const ChartPoint& point);

    double m_span = 1;
    MetricCurve m_curve;
    int m_sourceGeneration = 0;
    // Sums over all points, each weighted by its age; their quotient has no bias towards the first.
    double m_sum = 0;
    double m_weight = 0;
    // Most points are equally far apart.
    std::int64_t m_gap = 0;
    double m_decay = 1;
    std::optional<std::int64_t> m_lastStep;
};

} // namespace understudy
