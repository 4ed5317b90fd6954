#include "app/cli/review_report.h"

#include "app/cli/counted.h"
#include "app/cli/exit_status.h"
#include "core/data/dataset/dataset_row.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

namespace understudy::cli {

namespace {

constexpr std::array kVerdicts{Verdict::None, Verdict::Unsure, Verdict::Rejected, Verdict::Accepted};

Json describe(const BlindPass& pass)
{
    const auto estimate = pass.estimate();
    Json defective = Json::array();
    for (const auto& answer : pass.defective())
        defective.push_back({{"clip", answer.clip}, {"reason", name(answer.reason)}});
    return {{"begun", pass.begun},
            {"seed", pass.seed},
            {"drawn_from", pass.accepted},
            {"size", pass.answers.size()},
            {"heard", estimate.size},
            {"defects", estimate.defects},
            {"interval_95", {estimate.interval.low, estimate.interval.high}},
            {"at_most_95", estimate.most},
            {"goal", kDefectGoal},
            {"goal_shown", estimate.isGoalShown()},
            {"defective", std::move(defective)}};
}

void say(const Cli& cli, const BlindPass& pass)
{
    const auto estimate = pass.estimate();
    cli.say("Second pass of " + pass.begun + ": " + std::to_string(estimate.size) + " of " +
            counted(pass.answers.size(), "clip") + " heard, drawn from " + std::to_string(pass.accepted) +
            " accepted (seed " + std::to_string(pass.seed) + ")");
    cli.say("  " + words::sentence(estimate).toStdString());
    if (estimate.size > 0)
        cli.say("  " + words::goalSentence(estimate).toStdString());
    for (const auto& answer : pass.defective())
        cli.say("  " + answer.clip + "  " + words::word(answer.reason).toStdString());
}

} // namespace

Json describeReview(const ReviewProgress& progress)
{
    Json verdicts = Json::object();
    for (const auto verdict : kVerdicts)
        verdicts[std::string(name(verdict))] = progress.count(verdict);
    return {{"clips", progress.total},
            {"verdicts", std::move(verdicts)},
            {"accepted_sec", progress.accepted.value},
            {"accepted_without_words", progress.withoutWords}};
}

void sayReview(const Cli& cli, const ReviewProgress& progress)
{
    std::string line = counted(progress.total, "clip");
    for (const auto verdict : kVerdicts)
        line += ", " + std::to_string(progress.count(verdict)) + " " + words::phrase(verdict).toStdString();
    cli.say(line);
    cli.say("Accepted: " + words::clock(progress.accepted).toStdString());
    if (progress.withoutWords > 0)
        cli.say(counted(progress.withoutWords, "accepted clip") +
                (progress.withoutWords == 1 ? " has" : " have") +
                " no words, and a voice learns nothing from " + (progress.withoutWords == 1 ? "it" : "them") +
                ": write them in the studio's Review.");
}

int checkReview(const Cli& cli, const std::string& project)
{
    const auto session = Session::open(project, {.access = Access::ReadOnly});
    if (!session)
        return cli.failed(session.error());
    auto& reviews = (*session)->reviews();
    if (const auto snapshot = reviews.snapshot(); snapshot->problem)
        return cli.failed(*snapshot->problem);
    const auto progress = reviews.progress();
    const auto pass = reviews.blindPass();
    if (!pass)
        return cli.failed(pass.error());
    if (cli.isJson) {
        auto document = describeReview(progress);
        document["second_pass"] = *pass ? describe(**pass) : Json();
        cli.print(document);
    }
    sayReview(cli, progress);
    if (*pass)
        say(cli, **pass);
    else
        cli.say("No second pass was begun.");
    return kOk;
}

} // namespace understudy::cli
