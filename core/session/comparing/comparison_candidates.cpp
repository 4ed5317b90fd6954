#include "core/session/comparing/comparison_sources.h"
#include "core/session/project_store_p.h"
#include "core/session/review_service.h"
#include "core/session/train_service.h"

#include <set>

namespace understudy {

namespace {

constexpr std::size_t kMostClips = 2000;

Result<void> addTakes(const ProjectStore& store, std::vector<SoundCandidate>& all)
{
    UNDERSTUDY_TRY(const auto episodes, store.episodes());
    for (const auto& episode : episodes) {
        UNDERSTUDY_TRY(const auto takes, store.takes(episode.id));
        for (const auto& take : takes)
            all.push_back({{SoundKind::Take, episode.id.value + "/" + take.id().value,
                            "Take " + std::to_string(take.number), false},
                           episode.title,
                           take.receipt.text});
    }
    return {};
}

void addCheckpoints(const TrainService& runs, std::vector<SoundCandidate>& all)
{
    for (const auto& run : runs.runs().runs) {
        const auto details = runs.details(run.id);
        if (!details)
            continue; // the Training pane tells why
        std::set<std::int64_t> steps;
        for (const auto& sample : details->samples)
            steps.insert(sample.step);
        for (const auto step : steps)
            all.push_back({{SoundKind::Checkpoint, checkpointSound(run.id, step).of,
                            "Step " + std::to_string(step), false},
                           run.id.value,
                           {}});
    }
}

void addClips(const ReviewService& reviews, std::vector<SoundCandidate>& all)
{
    std::size_t count = 0;
    for (const auto& clip : reviews.snapshot()->clips)
        if (clip->verdict == Verdict::Accepted && count++ < kMostClips)
            all.push_back({{SoundKind::Clip, clip->clip.id, clip->clip.id, true}, {}, clip->clip.text.raw});
}

} // namespace

Result<std::vector<SoundCandidate>> findCandidates(const ProjectStore& store, const TrainService& runs,
                                                   const ReviewService& reviews)
{
    std::vector<SoundCandidate> all;
    UNDERSTUDY_CHECK(addTakes(store, all));
    addCheckpoints(runs, all);
    addClips(reviews, all);
    return all;
}

} // namespace understudy
