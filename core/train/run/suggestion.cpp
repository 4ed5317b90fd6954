#include "core/train/run/checkpoints.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace understudy {

namespace {

/// The smaller the better.
std::optional<double> badnessOf(const CheckpointInfo& checkpoint, Criterion criterion)
{
    const auto& probes = checkpoint.probes;
    switch (criterion) {
    case Criterion::Validation:
        return checkpoint.validation ? std::optional(checkpoint.validation->loss) : std::nullopt;
    case Criterion::Words:
        return probes && probes->words ? std::optional(errorRate(*probes->words)) : std::nullopt;
    case Criterion::Similarity:
        return probes && probes->similarity ? std::optional(-*probes->similarity) : std::nullopt;
    }
    return std::nullopt;
}

/// Of who else is heard, figures cannot be set beside each other.
bool areHeardAlike(const std::vector<CheckpointInfo>& checkpoints)
{
    return std::ranges::all_of(checkpoints, [&](const CheckpointInfo& checkpoint) {
        const auto &one = checkpoint.probes, &first = checkpoints.front().probes;
        return one && first && one->recognizer == first->recognizer &&
               one->voiceEncoder == first->voiceEncoder;
    });
}

/// Empty where one of them has none.
std::vector<double> badnesses(const std::vector<CheckpointInfo>& checkpoints, Criterion criterion)
{
    std::vector<double> all;
    for (const auto& checkpoint : checkpoints) {
        const auto one = badnessOf(checkpoint, criterion);
        if (!one)
            return {};
        all.push_back(*one);
    }
    return all;
}

SuggestedFor whyOf(const CheckpointScore& score, const CheckpointInfo& checkpoint)
{
    if (score.points.empty())
        return checkpoint.validation ? SuggestedFor::LowestValidation : SuggestedFor::Last;
    const bool isAlone = score.points.size() == 1 && score.points.front().first == Criterion::Validation;
    return isAlone ? SuggestedFor::LowestValidation : SuggestedFor::Together;
}

} // namespace

std::string_view name(Criterion criterion)
{
    switch (criterion) {
    case Criterion::Validation:
        return "validation";
    case Criterion::Words:
        return "words";
    case Criterion::Similarity:
        return "similarity";
    }
    return "";
}

std::vector<CheckpointScore> scoreCheckpoints(const std::vector<CheckpointInfo>& checkpoints)
{
    std::vector<CheckpointScore> scores;
    for (const auto& checkpoint : checkpoints)
        scores.push_back({checkpoint.step, 0, {}});
    double weights = 0;
    for (const auto& [criterion, weight, scale] : kCriteria) {
        if (criterion != Criterion::Validation && !areHeardAlike(checkpoints))
            continue;
        const auto all = badnesses(checkpoints, criterion);
        if (all.empty())
            continue;
        const auto best = std::ranges::min(all);
        const auto reach = criterion == Criterion::Validation ? scale * std::abs(best) : scale;
        weights += weight;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto points = all[i] > best ? std::max(0.0, 1 - (all[i] - best) / reach) : 1.0;
            scores[i].points.emplace_back(criterion, points);
            scores[i].score += weight * points;
        }
    }
    for (auto& score : scores)
        score.score = weights > 0 ? score.score / weights : 0;
    const auto validation = [&](std::int64_t step) {
        const auto of = std::ranges::find(checkpoints, step, &CheckpointInfo::step);
        return badnessOf(*of, Criterion::Validation).value_or(HUGE_VAL);
    };
    std::ranges::stable_sort(scores, [&](const CheckpointScore& one, const CheckpointScore& other) {
        return std::tuple(-one.score, validation(one.step), -one.step) <
               std::tuple(-other.score, validation(other.step), -other.step);
    });
    return scores;
}

std::optional<Suggestion> suggestCheckpoint(const std::vector<CheckpointInfo>& checkpoints,
                                            const std::vector<std::int64_t>& ranked)
{
    auto scores = scoreCheckpoints(checkpoints);
    const auto place = [&](const CheckpointScore& one) { return std::ranges::find(ranked, one.step); };
    std::ranges::stable_sort(scores, {}, place);
    std::vector<std::int64_t> damaged;
    for (const auto& score : scores) {
        const auto& checkpoint = *std::ranges::find(checkpoints, score.step, &CheckpointInfo::step);
        const auto why = place(score) != ranked.end() ? SuggestedFor::Listeners : whyOf(score, checkpoint);
        if (isWhole(checkpoint))
            return Suggestion{checkpoint.step, why, std::move(damaged)};
        std::error_code ignored;
        if (std::filesystem::exists(checkpoint.folder,
                                    ignored)) // else it made room for a better one meanwhile
            damaged.push_back(checkpoint.step);
    }
    return std::nullopt;
}

} // namespace understudy
