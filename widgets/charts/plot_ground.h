// What stands behind and before the lines of a chart: grid, labels, limit, markers, the suggested step.
#pragma once

#include "widgets/charts/chart_data.h"
#include "widgets/charts/plot_scale.h"

class QPainter;

namespace understudy {

/// Room that the labels take at the left and below.
QRectF plotArea(const QSizeF& size, const QStringList& valueTexts);
/// How many labels there is room for.
int mostValueMarks(double height);
int mostStepMarks(double width);

/// Only what lies in `part` is drawn, of these and of those below.
void paintGround(QPainter& painter, const QRectF& part, const PlotScale& scale, const ChartData& chart,
                 const ViewPalette& tokens);
/// In place of all of it, while there are no points.
void paintEmpty(QPainter& painter, const QRectF& part, const PlotScale& scale, const ViewPalette& tokens);
/// Below `points`, down to the axis.
void paintFill(QPainter& painter, const PlotScale& scale, const QList<QPointF>& points, const QColor& color);
/// At each point of a sparse line, where there is room; here and there on a dense one of a run laid over.
void paintMarkers(QPainter& painter, const QRectF& part, const PlotScale& scale, const QList<QPointF>& points,
                  const ChartLine& line, const ViewPalette& tokens);
void paintMarker(QPainter& painter, const QPointF& centre, const ChartLine& line, const ViewPalette& tokens);
void paintLimit(QPainter& painter, const PlotScale& scale, const ChartLimit& limit,
                const ViewPalette& tokens);
void paintSuggestion(QPainter& painter, const PlotScale& scale, std::int64_t step, const ViewPalette& tokens);

/// 1.75 px at the usual size of the font.
double strokeWidth();

} // namespace understudy
