// How far a project is, and what it needs next: Home and `project info` say the same.
#pragma once

#include "core/data/dataset/built_dataset.h"
#include "core/measure/evaluation/evaluated_targets.h"
#include "core/session/episode_service.h"
#include "core/session/review_snapshot.h"

#include <optional>
#include <vector>

namespace understudy {

class Session;

struct ProjectState
{
    std::vector<EpisodeSummary> episodes;
    ReviewProgress review;
    int toImport = 0;                        ///< recordings of an import that was stopped
    bool hasDataset = false;                 ///< something is built, though it may not be read
    std::optional<BuiltDataset> dataset;     ///< as it is there; clips may have been judged since
    bool hasRuns = false;                    ///< something was trained, or is
    int comparisons = 0, compared = 0;       ///< by ear; of which so many may tell their results
    std::optional<EvaluatedTargets> targets; ///< of the evaluation made last, in evaluations/
    std::optional<Error> problem;            ///< why the review cannot be read; it is empty then
};

/// Reads the project: not on the GUI thread. ProjectCorrupt.
Result<ProjectState> stateOf(Session& session);

enum class NextStep
{
    GoOnImporting,
    MendScript, ///< of `episode`
    Render,     ///< what changed in `episode`
    Review,
    BuildDataset,
    Train, ///< of the dataset that is built
    AddScript,
    Export ///< `episode`, which is rendered
};

struct Next
{
    NextStep step = NextStep::AddScript;
    std::size_t episode = 0; ///< among those of the state
};

/// The first that applies, in the order of NextStep, an export before what could begin anew.
Next nextOf(const ProjectState& state);

} // namespace understudy
