// A curve in a picture: as many of its points as are seen there, and the series of Qt Charts that draw them.
// The newest points have a series of their own: Qt Charts outlines a series anew with every change.
#pragma once

#include "widgets/charts/metric_curve.h"
#include "widgets/charts/plot_scale.h"

#include <QPen>

class QChart;
class QLineSeries;
class QValueAxis;

namespace understudy {

class DrawnCurve
{
public:
    /// `chart` owns the series; `steps` and `values` are its axes.
    DrawnCurve(QChart* chart, QValueAxis* steps, QValueAxis* values);

    /// Of a ragged line neither pattern nor width is seen, and both take long: they are left out.
    void setPen(const QPen& pen);
    void clear();
    /// The series alone: feed() fills them anew, as another scale wants it.
    void empty();
    /// Takes what is new of `curve`, always the same one, in the same view until clear(). Returns the step
    /// from which the picture changes; infinite: nowhere.
    double take(const MetricCurve& curve, const StepRange& view, int columns);
    /// Gives to the series what take() changed. True: all of the line is drawn by another pen from here on.
    bool feed(const PlotScale& scale);

    /// Values as they are, by step.
    const QList<QPointF>& points() const { return m_points; }

private:
    bool choosePen(const PlotScale& scale);
    void give(QLineSeries* series, qsizetype begin, qsizetype end, const PlotScale& scale) const;

    QLineSeries* m_settled;
    QLineSeries* m_newest;
    QPen m_pen;
    double m_raggedness = 0; // pixels up and down to one along
    QList<QPointF> m_points;
    int m_generation = 0;
    qsizetype m_settledEnd = 0; // of m_points, in m_settled
    qsizetype m_changed = 0;    // first of m_points that no series has, while there is news
    bool m_hasNews = true;
};

} // namespace understudy
