// Where steps and values stand in a picture.
#pragma once

#include "widgets/charts/figures.h"
#include "widgets/charts/step_range.h"

#include <QRectF>

#include <cmath>

namespace understudy {

struct PlotScale
{
    QRectF area; ///< of the lines
    StepRange steps;
    AxisMarks marks;

    double toX(double step) const
    {
        return area.left() + (step - steps.begin) / steps.length() * area.width();
    }
    double toStep(double x) const { return steps.begin + (x - area.left()) * stepsPerPixel(); }
    double stepsPerPixel() const { return steps.length() / area.width(); }

    /// What the axis counts; nothing at or below zero has a logarithm, and stands below the picture.
    double onAxis(double value) const
    {
        return marks.scale == Scale::Log ? std::log10(std::max(value, marks.low / 10)) : value;
    }
    double toY(double value) const
    {
        const double low = onAxis(marks.low), high = onAxis(marks.high);
        return area.bottom() - (onAxis(value) - low) / (high - low) * area.height();
    }

    bool operator==(const PlotScale&) const = default;
};

} // namespace understudy
