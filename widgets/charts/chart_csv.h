// The points of a chart as comma-separated values: for jobs, as a million steps take a second.
#pragma once

#include "core/base/result.h"
#include "widgets/charts/metric_curve.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace understudy {

/// A snapshot: curves share their points with the chart's until those change.
struct ChartColumn
{
    std::string name; ///< "Run 3 train"
    MetricCurve points;
};

/// One row a step, empty where a column has no point at it. Cancelled leaves no file.
Result<void> writeCsv(const std::vector<ChartColumn>& columns, const std::filesystem::path& path,
                      const std::stop_token& stop = {});

} // namespace understudy
