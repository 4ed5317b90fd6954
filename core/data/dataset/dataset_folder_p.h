// A dataset's folder as it is written.
#pragma once

#include "core/data/dataset/build.h"

#include <filesystem>
#include <vector>

namespace understudy {

struct PlacedRow
{
    DatasetRow row;
    std::filesystem::path folder; ///< where its sound is now
};

/// Has a dataset.json of ours.
bool isOurDataset(const std::filesystem::path& folder);

/// Ours, with nothing beside what we write: a build may take its place.
bool isReplaceable(const std::filesystem::path& folder);

/// Writes all beside `request.out` and renames; what was there is replaced. DiskFull, NoPermission.
Result<void> writeDataset(const BuildRequest& request, const BuildReport& report,
                          const std::vector<PlacedRow>& rows);

} // namespace understudy
