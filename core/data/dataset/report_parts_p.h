// What the page and the picture of a report are made of.
#pragma once

#include "core/data/dataset/dataset_folder_p.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// A figure beside its goal.
struct ReportCard
{
    std::string value, what, goal;
    bool isMet = true;
};
std::vector<ReportCard> reportCards(const BuildReport& report, const std::vector<PlacedRow>& rows);

/// How many clips lie where.
struct ReportChart
{
    std::string title, median;
    std::string svg; ///< rect, line and text of a picture of 420 x 150, without styles
};
/// Those of which something was measured.
std::vector<ReportChart> reportCharts(const std::vector<PlacedRow>& rows);

/// By their words, the most frequent first.
std::vector<std::pair<std::string, int>> sortedRules(const std::map<std::string, int>& rules);

} // namespace understudy
