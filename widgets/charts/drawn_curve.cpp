#include "widgets/charts/drawn_curve_p.h"

#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace understudy {

namespace {

constexpr qsizetype kBlock = 32; // points that settle together
// Pixels up and down to one along: a line more ragged than that has no pattern, or is a pixel wide.
constexpr double kPatternGoes = 2;
constexpr double kWidthGoes = 8;
constexpr double kNowhere = std::numeric_limits<double>::infinity();

QLineSeries* addSeries(QChart* chart, QValueAxis* steps, QValueAxis* values)
{
    auto* series = new QLineSeries;
    chart->addSeries(series);
    series->attachAxis(steps);
    series->attachAxis(values);
    return series;
}

} // namespace

DrawnCurve::DrawnCurve(QChart* chart, QValueAxis* steps, QValueAxis* values)
    : m_settled(addSeries(chart, steps, values)), m_newest(addSeries(chart, steps, values))
{
}

void DrawnCurve::setPen(const QPen& pen)
{
    m_pen = pen;
    const QPen drawn(pen.color(), m_raggedness > kWidthGoes ? 1 : pen.widthF(),
                     m_raggedness > kPatternGoes ? Qt::SolidLine : pen.style());
    m_settled->setPen(drawn);
    m_newest->setPen(drawn);
}

void DrawnCurve::clear()
{
    m_points.clear();
    empty();
}

void DrawnCurve::empty()
{
    m_settled->clear();
    m_newest->clear();
    m_settledEnd = m_changed = 0;
    m_hasNews = true;
}

double DrawnCurve::take(const MetricCurve& curve, const StepRange& view, int columns)
{
    const bool isOther = m_generation != curve.generation();
    if (isOther)
        clear();
    m_generation = curve.generation();
    const auto before = m_points;
    const auto kept = curve.thin(m_points, view, columns);
    if (!isOther && std::equal(before.begin() + kept, before.end(), m_points.begin() + kept, m_points.end()))
        return kNowhere;
    m_changed = m_hasNews ? std::min(m_changed, kept) : kept;
    m_hasNews = true;
    return kept > 0 ? m_points[kept - 1].x() : view.begin;
}

bool DrawnCurve::feed(const PlotScale& scale)
{
    if (!std::exchange(m_hasNews, false))
        return false;
    const bool isRestyled = choosePen(scale);
    const auto size = m_points.size();
    // A pattern goes on from point to point, so its points stay together.
    const bool isSettling = m_changed < m_settledEnd || size - m_settledEnd > 2 * kBlock;
    if (isSettling && m_newest->pen().style() == Qt::SolidLine) {
        m_settledEnd = std::max<qsizetype>(0, size - 1) / kBlock * kBlock;
        give(m_settled, 0, m_settledEnd, scale);
    }
    give(m_newest, std::max<qsizetype>(0, m_settledEnd - 1), size, scale);
    return isRestyled;
}

bool DrawnCurve::choosePen(const PlotScale& scale)
{
    double travelled = 0;
    double last = m_points.isEmpty() ? 0 : scale.toY(m_points.first().y());
    for (const auto& point : std::as_const(m_points)) {
        const double y = scale.toY(point.y());
        travelled += std::abs(y - std::exchange(last, y));
    }
    m_raggedness = travelled / scale.area.width();
    const QPen before = m_newest->pen();
    setPen(m_pen);
    return m_newest->pen() != before;
}

void DrawnCurve::give(QLineSeries* series, qsizetype begin, qsizetype end, const PlotScale& scale) const
{
    auto points = m_points.mid(begin, end - begin);
    if (scale.marks.scale == Scale::Log)
        for (auto& point : points)
            point.setY(scale.onAxis(point.y()));
    series->replace(points);
}

} // namespace understudy
