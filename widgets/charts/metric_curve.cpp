#include "widgets/charts/metric_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ranges>

namespace understudy {

void MetricCurve::append(const ChartPoint& point)
{
    if (!isEmpty() && point.step <= std::as_const(m_steps).last())
        truncate(point.step);
    m_steps.append(point.step);
    m_values.append(point.value);
    if (size() % kFan == 0)
        closeBlocks();
}

void MetricCurve::append(std::span<const ChartPoint> points)
{
    for (const auto& point : points)
        append(point);
}

void MetricCurve::clear()
{
    truncate(std::numeric_limits<std::int64_t>::min());
}

void MetricCurve::truncate(std::int64_t step)
{
    const auto kept = std::ranges::lower_bound(std::as_const(m_steps), step) - m_steps.cbegin();
    m_steps.resize(kept);
    m_values.resize(kept);
    auto blocks = size();
    for (auto& level : m_levels)
        level.resize(blocks /= kFan);
    ++m_generation;
}

/// The last point filled a block, perhaps of several levels.
void MetricCurve::closeBlocks()
{
    std::size_t length = kFan; // points in a block
    for (std::size_t level = 0; size() % length == 0; ++level, length *= kFan) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        m_levels[level].push_back(extremes(size() - length, size()));
    }
}

void MetricCurve::take(Extremes& all, const Extremes& more)
{
    if (more.lowest.index == kNone)
        return;
    if (all.lowest.index == kNone || more.lowest.value < all.lowest.value)
        all.lowest = more.lowest;
    if (all.highest.index == kNone || more.highest.value > all.highest.value)
        all.highest = more.highest;
}

MetricCurve::Extremes MetricCurve::extremes(std::size_t begin, std::size_t end) const
{
    Extremes all;
    for (std::size_t at = begin; at < end;) {
        // The largest block that begins here, is complete and ends in time.
        std::size_t length = 1, level = 0;
        while (level < m_levels.size() && at % (length * kFan) == 0 && at + length * kFan <= end &&
               at / (length * kFan) < m_levels[level].size()) {
            length *= kFan;
            ++level;
        }
        if (level > 0)
            take(all, m_levels[level - 1][at / length]);
        else if (const double value = valueAt(at); std::isfinite(value))
            take(all, {{value, at}, {value, at}});
        at += length;
    }
    return all;
}

std::optional<ChartPoint> MetricCurve::pointAt(std::size_t index) const
{
    return index == kNone ? std::nullopt : std::optional(at(index));
}

std::optional<ChartPoint> MetricCurve::last() const
{
    for (const auto index : std::views::iota(std::size_t{0}, size()) | std::views::reverse)
        if (std::isfinite(valueAt(index)))
            return at(index);
    return std::nullopt;
}

std::optional<std::size_t> MetricCurve::indexBefore(double step) const
{
    const auto after = std::ranges::upper_bound(
        m_steps, step, {}, [](std::int64_t known) { return static_cast<double>(known); });
    if (after == m_steps.cbegin())
        return std::nullopt;
    return static_cast<std::size_t>(after - m_steps.cbegin()) - 1;
}

std::optional<std::size_t> MetricCurve::indexNearest(double step) const
{
    if (isEmpty())
        return std::nullopt;
    const auto before = indexBefore(step).value_or(0);
    const auto distance = [&](std::size_t index) {
        return std::abs(static_cast<double>(stepAt(index)) - step);
    };
    return before + 1 < size() && distance(before + 1) < distance(before) ? before + 1 : before;
}

qsizetype MetricCurve::thin(QList<QPointF>& drawn, const StepRange& view, int columns) const
{
    // Columns are counted from step 0, so that they do not change when the view moves.
    const double width = view.length() / columns;
    const auto columnOf = [width](double step) { return std::floor(step / width); };
    const auto firstThat = [this](std::size_t from, auto holds) {
        const auto found =
            std::partition_point(m_steps.cbegin() + static_cast<qsizetype>(from), m_steps.cend(),
                                 [&](std::int64_t step) { return !holds(static_cast<double>(step)); });
        return static_cast<std::size_t>(found - m_steps.cbegin());
    };
    auto at = firstThat(0, [&](double step) { return step >= view.begin; });
    at -= std::min<std::size_t>(at, 1);
    const auto end = std::min(size(), firstThat(at, [&](double step) { return step > view.end; }) + 1);
    auto kept = drawn.size();
    if (kept > 0) { // the last column may have got more points
        const double column = columnOf(drawn.last().x());
        while (kept > 0 && columnOf(drawn[kept - 1].x()) == column)
            --kept;
        at = firstThat(at, [&](double step) { return columnOf(step) >= column; });
    }
    drawn.resize(kept);
    while (at < end) {
        const double column = columnOf(static_cast<double>(stepAt(at)));
        const auto next = std::min(end, firstThat(at, [&](double step) { return columnOf(step) > column; }));
        addColumn(drawn, at, next);
        at = next;
    }
    return kept;
}

void MetricCurve::addColumn(QList<QPointF>& drawn, std::size_t begin, std::size_t end) const
{
    const auto [lowest, highest] = extremes(begin, end);
    if (lowest.index == kNone)
        return;
    const auto [first, second] = std::minmax(lowest.index, highest.index);
    drawn.append({static_cast<double>(stepAt(first)), valueAt(first)});
    if (second != first)
        drawn.append({static_cast<double>(stepAt(second)), valueAt(second)});
}

} // namespace understudy
