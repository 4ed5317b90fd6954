// The long work of a review.
#pragma once

#include "core/jobs/job.h"
#include "core/session/review_desk_p.h"
#include "core/session/review_service.h"

namespace understudy {

/// All but the comparison with each other. With IfStopped::Keep what it has done stays in the store's list
/// too: the caller takes it out. Files that cannot be used are in the report, also when that is all of them.
Result<ImportReport> importInto(ReviewDesk& desk, const std::vector<std::filesystem::path>& inputs,
                                const IngestOptions& options, IfStopped ifStopped, JobContext& context);
/// The accepted clips whose original is there.
struct ClipsToHear
{
    std::vector<std::string> clips;
    int away = 0;             ///< those whose original is not
    std::optional<Error> why; ///< of the first of them
};
ClipsToHear acceptedToHear(ReviewDesk& desk, const ReviewSnapshot& snapshot);
/// As ReviewService::locate().
Result<int> locateOriginals(ReviewDesk& desk, const std::string& id, const std::filesystem::path& file);
Result<BuildReport> buildFrom(ReviewDesk& desk, const ReviewService::DatasetToBuild& dataset,
                              JobContext& context);

} // namespace understudy
