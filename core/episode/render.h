// Renders lines of a plan into takes, as many at once as the engine speaks, each landing whole or not at all.
#pragma once

#include "core/episode/plan.h"
#include "core/jobs/job.h"

#include <functional>

namespace understudy {

struct LineFailure
{
    LineId line;
    Error error;
};

struct RenderReport
{
    int lines = 0; ///< asked for
    int rendered = 0;
    int reused = 0; ///< were fresh already
    std::vector<LineFailure> failed;
    Seconds speech; ///< rendered
    Seconds elapsed;
};

struct RenderInput
{
    std::shared_ptr<const EpisodePlan> plan;
    std::vector<LineId> lines;                             ///< empty: every line that is not fresh or locked
    bool makeNewTakes = false;                             ///< redo: also where a fresh take exists
    std::filesystem::path folder;                          ///< of the episode
    VoiceEngine* engine = nullptr;                         ///< the one the plan names
    std::function<void(const LineId&, LineState)> onState; ///< on a rendering thread; never two at once
    /// Records the take; its failure stops the render. Never two at once, as nextTakeNumber.
    std::function<Result<void>(const Take&)> keep;
    std::function<int(const LineId&)> nextTakeNumber;
};

/// A line that fails is reported and the next is tried; a full disk, a lost folder or a failing keep() stops
/// at once. Cancelled within a chunk; finished takes stay.
Result<RenderReport> renderLines(const RenderInput& input, JobContext& context);

} // namespace understudy
