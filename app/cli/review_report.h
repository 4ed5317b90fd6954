// What a project's review has come to, for `dataset check --project`.
#pragma once

#include "app/cli/cli.h"

namespace understudy {
struct ReviewProgress;
}

namespace understudy::cli {

/// Clips, verdicts and minutes.
Json describeReview(const ReviewProgress& progress);
/// "412 clips, 18 not reviewed, 9 unsure, 44 rejected, 341 accepted", and the minutes accepted.
void sayReview(const Cli& cli, const ReviewProgress& progress);

/// Verdicts, minutes and the newest second pass; reads alone, also while the studio has the project open.
int checkReview(const Cli& cli, const std::string& project);

} // namespace understudy::cli
