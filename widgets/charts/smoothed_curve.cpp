#include "widgets/charts/smoothed_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace understudy {

bool SmoothedCurve::follow(const MetricCurve& source, std::size_t most)
{
    if (source.generation() != m_sourceGeneration) {
        m_sourceGeneration = source.generation();
        m_curve.clear();
        m_sum = m_weight = 0;
        m_lastStep.reset();
    }
    const auto end = m_curve.size() + std::min(source.size() - m_curve.size(), most);
    for (auto at = m_curve.size(); at < end; ++at)
        m_curve.append({source.at(at).step, meanWith(source.at(at))});
    return end == source.size();
}

double SmoothedCurve::meanWith(const ChartPoint& point)
{
    if (std::isfinite(point.value)) {
        const auto gap = m_lastStep ? point.step - *m_lastStep : 0;
        if (gap != m_gap) {
            m_gap = gap;
            m_decay = std::exp(-static_cast<double>(gap) / m_span);
        }
        m_sum = m_sum * m_decay + point.value;
        m_weight = m_weight * m_decay + 1;
        m_lastStep = point.step;
    }
    return m_weight > 0 ? m_sum / m_weight : std::numeric_limits<double>::quiet_NaN();
}

} // namespace understudy
