// What a chart says: values at a step, the newest ones, all of it for screen readers.
#pragma once

#include "widgets/charts/chart_data.h"

#include <vector>

namespace understudy {

struct Readout
{
    QString name;  ///< "train"; of a point of another step: "validation, step 500"
    QString value; ///< "3.920"

    bool operator==(const Readout&) const = default;
};

/// Of all lines that are shown, and how far apart training and validation are. A line without a point up to
/// `step` is left out.
std::vector<Readout> readoutAt(const ChartData& chart, std::int64_t step);
/// "Train 3.920": where a row or a sentence begins with it.
QString capitalised(const QString& text);
/// "Step 600".
QString stepText(std::int64_t step);
/// "Step 600: train 3.920, validation 4.312".
QString readoutSentence(const ChartData& chart, std::int64_t step);

/// The newest value of each line of the run in front: figure and what it is of.
std::vector<Readout> newestValues(const ChartData& chart);

/// "Train, step 860: 3.85, lowest 3.84 at step 855".
QString description(const LineData& line, ChartFigure figure);
/// Of all lines that are shown.
QString description(const ChartData& chart);

} // namespace understudy
