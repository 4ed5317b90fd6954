// A dataset on one page, for people: what is in it, how its figures lie, what was left out and why.
#pragma once

#include "core/data/dataset/dataset_folder_p.h"

#include <string>

namespace understudy {

/// HTML 5 with its drawings inside; nothing is fetched. The same for the same dataset.
std::string reportPage(const BuildReport& report, const std::vector<PlacedRow>& rows,
                       const std::string& title);

/// The figures and distributions of that page as PNG, 1308 pixels wide: the same bytes for the same dataset,
/// fonts and version of librsvg.
Result<std::string> reportPicture(const BuildReport& report, const std::vector<PlacedRow>& rows,
                                  const std::string& title);

} // namespace understudy
