// What one chart shows: its lines with their points, and how each looks.
#pragma once

#include "widgets/charts/figures.h"
#include "widgets/charts/smoothed_curve.h"
#include "widgets/support/tokens.h"

#include <memory>

namespace understudy {

struct ChartSpec
{
    QString title; ///< "Backbone loss"
    ChartFigure figure = ChartFigure::Number;
    bool startsAtZero = false;
    bool isFilled = false; ///< the ground below the first line
    bool saysPeak = false; ///< "7.9 GB now, peak 8.4 GB"
};

enum class LineKind
{
    Dense, ///< a value at every step or nearly: solid, smoothed where the chart is, over its raw self
    Sparse ///< now and then: dashed, with a marker at each point
};

struct ChartLine
{
    QString name; ///< "train"
    LineKind kind = LineKind::Dense;
    bool isSmoothed = false; ///< dense ones only
    QString run;             ///< "Run 3", of one that is laid over; empty: of the run in front
    int place = 0;           ///< of `run` among those laid over, from 1: told apart by colour and marker
};

struct ChartLimit
{
    double value = 0; ///< beyond is wrong
    QString words;    ///< "Limit 11.0 GB"

    /// Far above the highest value it would leave a flat line at the bottom: the axis does not reach to it.
    bool isFar(double highest) const { return highest > 0 && value > 2 * highest; }
};

enum class Marker
{
    None,
    Ring,
    Square,
    Diamond,
    Triangle
};

struct LineLook
{
    Token color = Token::Accent;
    Qt::PenStyle pattern = Qt::SolidLine;
    Marker marker = Marker::None;
};
LineLook lookOf(const ChartLine& line);

struct LineData
{
    int id = 0;
    ChartLine what;
    bool isShown = true;
    MetricCurve points;
    std::optional<SmoothedCurve> smooth; ///< while the line is drawn smoothed

    /// What is drawn strong and read out.
    const MetricCurve& strong() const { return smooth ? smooth->curve() : points; }
    /// "Run 3 train".
    QString fullName() const;
};

struct ChartData
{
    ChartSpec spec;
    std::vector<std::unique_ptr<LineData>> lines;
    std::optional<ChartLimit> limit;

    LineData* find(int id) const;
    bool isEmpty() const; ///< no line has a point
    bool isAnySmoothed() const;
};

} // namespace understudy
