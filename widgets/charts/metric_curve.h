// The values of one metric by step, with their extremes at every zoom, for drawing. Grows as the run does.
#pragma once

#include "widgets/charts/step_range.h"

#include <QList>
#include <QPointF>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace understudy {

struct ChartPoint
{
    std::int64_t step = 0;
    double value = 0; ///< what is not finite is kept, not drawn

    bool operator==(const ChartPoint&) const = default;
};

class MetricCurve
{
public:
    /// In order of their steps. A step that is not above the last one replaces what there is from it on: a
    /// run that went back to a checkpoint logs its steps again.
    void append(const ChartPoint& point);
    void append(std::span<const ChartPoint> points);
    void clear();

    std::size_t size() const { return static_cast<std::size_t>(m_steps.size()); }
    bool isEmpty() const { return m_steps.isEmpty(); }
    ChartPoint at(std::size_t index) const { return {stepAt(index), valueAt(index)}; }
    /// Of the point at `step` or, where it has none, the last one before; none before the first.
    std::optional<std::size_t> indexBefore(double step) const;
    std::optional<std::size_t> indexNearest(double step) const;

    // Of the finite ones; of equal ones the first.
    std::optional<ChartPoint> last() const;
    std::optional<ChartPoint> lowest() const { return pointAt(extremes(0, size()).lowest.index); }
    std::optional<ChartPoint> highest() const { return pointAt(extremes(0, size()).highest.index); }

    /// Another number says that points were replaced.
    int generation() const { return m_generation; }

    /// What a picture of `view` needs, `columns` pixels wide: of each column the lowest and the highest
    /// point, and one point beyond either edge. `drawn` holds what an earlier call gave for the same view,
    /// columns and generation, or nothing; returns how many of its points stayed.
    qsizetype thin(QList<QPointF>& drawn, const StepRange& view, int columns) const;

private:
    static constexpr std::size_t kNone = ~std::size_t{0};
    static constexpr std::size_t kFan = 16; // points or blocks in a block

    /// Values stand beside their indices: looking them up would miss the cache.
    struct Extreme
    {
        double value = 0;
        std::size_t index = kNone;
    };
    struct Extremes
    {
        Extreme lowest, highest; // of finite points; both or none
    };

    std::int64_t stepAt(std::size_t index) const { return m_steps[static_cast<qsizetype>(index)]; }
    double valueAt(std::size_t index) const { return m_values[static_cast<qsizetype>(index)]; }
    void truncate(std::int64_t step);
    void closeBlocks();
    static void take(Extremes& all, const Extremes& more);
    Extremes extremes(std::size_t begin, std::size_t end) const;
    std::optional<ChartPoint> pointAt(std::size_t index) const;
    void addColumn(QList<QPointF>& drawn, std::size_t begin, std::size_t end) const;

    // Shared by copies until one of them changes: a snapshot for a job costs nothing.
    QList<std::int64_t> m_steps;
    QList<double> m_values;
    std::vector<std::vector<Extremes>> m_levels; // [k]: of kFan^(k+1) points each, complete ones only
    int m_generation = 0;
};

} // namespace understudy
