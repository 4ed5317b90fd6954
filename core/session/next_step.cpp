#include "core/session/next_step.h"

#include "core/session/comparing/compare_service.h"
#include "core/session/evaluation_service.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "core/session/train_service.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

Result<ProjectState> stateOf(Session& session)
{
    ProjectState state;
    state.episodes = session.episodes().list();
    const auto snapshot = session.reviews().snapshot();
    state.review = progressOf(*snapshot);
    state.problem = snapshot->problem;
    UNDERSTUDY_TRY(const auto unfinished, session.reviews().unfinishedImport());
    state.toImport = static_cast<int>(unfinished.files.size());
    std::error_code ignored;
    state.hasDataset = fs::exists(session.folder() / "dataset" / "dataset.json", ignored);
    state.dataset = findBuilt(session.folder() / "dataset");
    state.hasRuns = !session.training().runs().runs.empty();
    UNDERSTUDY_TRY(const auto comparisons, session.comparisons().list());
    state.comparisons = static_cast<int>(comparisons.size());
    state.compared = static_cast<int>(std::ranges::count_if(
        comparisons, [](const Comparison& one) { return one.plan.mode && !sealOf(one).isSealed; }));
    state.targets = newestTargets(session.folder() / kEvaluations);
    return state;
}

Next nextOf(const ProjectState& state)
{
    if (state.toImport > 0)
        return {NextStep::GoOnImporting};
    const auto& episodes = state.episodes;
    const auto work = std::ranges::find_if(
        episodes, [](const auto& one) { return one.hasProblems || one.fresh < one.lines; });
    if (work != episodes.end())
        return {work->hasProblems ? NextStep::MendScript : NextStep::Render,
                static_cast<std::size_t>(work - episodes.begin())};
    if (state.review.count(Verdict::None) > 0)
        return {NextStep::Review};
    if (state.review.count(Verdict::Accepted) > 0 && !state.hasDataset)
        return {NextStep::BuildDataset};
    if (!episodes.empty())
        return {NextStep::Export};
    return {state.hasDataset && !state.hasRuns ? NextStep::Train : NextStep::AddScript};
}

} // namespace understudy
