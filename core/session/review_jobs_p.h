// The long work of a review.
#pragma once

#include "core/jobs/job.h"
#include "core/session/review_desk_p.h"
#include "core/session/review_service.h"

namespace understudy {

Result<ImportReport> importInto(ReviewDesk& desk, const std::vector<std::filesystem::path>& inputs,
                                const IngestOptions& options, JobContext& context);
Result<BuildReport> buildFrom(ReviewDesk& desk, const ReviewService::DatasetToBuild& dataset,
                              JobContext& context);

} // namespace understudy
