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
constexpr double kRagged = 2;    // pixels up and down to one along
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
    const QPen drawn = m_isRagged ? QPen(pen.color(), 1) : pen;
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

void DrawnCurve::feed(const PlotScale& scale)
{
    if (!std::exchange(m_hasNews, false))
        return;
    if (const bool isRagged = findRagged(scale); m_isRagged != isRagged) {
        m_isRagged = isRagged;
        setPen(m_pen);
    }
    const auto size = m_points.size();
    // A pattern goes on from point to point, so its points stay together.
    const bool isSettling = m_changed < m_settledEnd || size - m_settledEnd > 2 * kBlock;
    if (isSettling && (m_isRagged || m_pen.style() == Qt::SolidLine)) {
        m_settledEnd = std::max<qsizetype>(0, size - 1) / kBlock * kBlock;
        give(m_settled, 0, m_settledEnd, scale);
    }
    give(m_newest, std::max<qsizetype>(0, m_settledEnd - 1), size, scale);
}

bool DrawnCurve::findRagged(const PlotScale& scale) const
{
    double travelled = 0; // pixels up and down
    for (qsizetype i = 1; i < m_points.size(); ++i)
        travelled += std::abs(scale.toY(m_points[i].y()) - scale.toY(m_points[i - 1].y()));
    return travelled > kRagged * scale.area.width();
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
