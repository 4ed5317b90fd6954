// The light layer over a chart: the line under the pointer with its values, pinned steps, the stretch that is
// being zoomed to.
#pragma once

#include "widgets/charts/chart_words.h"
#include "widgets/charts/plot_scale.h"

class QPainter;

namespace understudy {

struct PlotOverlay
{
    std::optional<std::int64_t> cursor;
    bool hasValues = false; ///< the cursor's are shown here
    std::vector<std::int64_t> pins;
    std::optional<StepRange> band;
};

/// `view` is what plates stay inside of.
void paintOverlay(QPainter& painter, const QRectF& view, const PlotScale& scale, const PlotOverlay& overlay,
                  const ChartData& chart, const ViewPalette& tokens);

} // namespace understudy
