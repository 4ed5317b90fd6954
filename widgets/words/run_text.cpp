#include "widgets/words/run_text.h"

#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace understudy::words {

namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::RunText)
};

QString endOf(const RunHint& hint)
{
    return hint.endAt
               ? QLatin1Char(' ') + RunText::tr("Early stopping ends the run at step %1 if nothing changes.")
                                        .arg(*hint.endAt)
               : QString();
}

QString reason(SuggestedFor why)
{
    switch (why) {
    case SuggestedFor::Listeners:
        return RunText::tr("preferred by listeners");
    case SuggestedFor::LowestValidation:
        return RunText::tr("lowest validation loss");
    case SuggestedFor::Together:
        return RunText::tr("best of all that was measured, together");
    case SuggestedFor::Last:
        return RunText::tr("the last, as nothing else tells them apart");
    }
    return {};
}

QString title(Criterion criterion)
{
    switch (criterion) {
    case Criterion::Validation:
        return RunText::tr("validation loss");
    case Criterion::Words:
        return RunText::tr("word errors");
    case Criterion::Similarity:
        return RunText::tr("similarity");
    }
    return {};
}

QString listed(const std::vector<std::int64_t>& steps)
{
    QStringList all;
    for (const auto step : steps)
        all << QString::number(step);
    return all.join(QStringLiteral(", "));
}

} // namespace

QString sentence(const RunHint& hint)
{
    switch (hint.kind) {
    case HintKind::RateTooHigh:
        return RunText::tr("The learning rate looks too high since step %1.").arg(hint.since);
    case HintKind::Overfitting:
        return RunText::tr("Validation loss has not improved since step %1.").arg(hint.since);
    case HintKind::NoImprovement:
        return RunText::tr("No improvement for %n minutes of training, since step %1.", nullptr,
                           int(hint.lasting.value / 60))
            .arg(hint.since);
    }
    return {};
}

QString advice(const RunHint& hint)
{
    switch (hint.kind) {
    case HintKind::RateTooHigh:
        return RunText::tr("The training loss rises instead of falling. Start a new run at half the rate.");
    case HintKind::Overfitting:
        return RunText::tr("The voice may be memorising its clips.") + endOf(hint);
    case HintKind::NoImprovement:
        return RunText::tr("More steps may not help. Stop and listen to the best checkpoint.") + endOf(hint);
    }
    return {};
}

QString sentence(const RunEvent& event)
{
    const auto detail = QString::fromStdString(event.detail);
    const auto is = [&event](std::string_view what) { return event.what == what; };
    if (is(run_event::kStarted))
        return RunText::tr("Began.");
    if (is(run_event::kResumed))
        return RunText::tr("Resumed from step %1.").arg(event.step);
    if (is(run_event::kCheckpoint))
        return RunText::tr("Saved the checkpoint of step %1.").arg(event.step);
    if (is(run_event::kRolledBack))
        return RunText::tr(
                   "Went back from step %1 to step %2, as its losses were no numbers any more. It goes on "
                   "with other batches at half the rate.")
            .arg(detail)
            .arg(event.step);
    if (is(run_event::kDamaged))
        return RunText::tr("Passed over a checkpoint that is damaged: %1.").arg(detail);
    if (is(run_event::kPaused))
        return RunText::tr("Paused after step %1.").arg(event.step);
    if (is(run_event::kWentOn))
        return RunText::tr("Went on after step %1.").arg(event.step);
    if (is(run_event::kYielded))
        return RunText::tr("Waited after step %1 while lines were rendered on the same device.")
            .arg(event.step);
    if (is(run_event::kProbesFailed))
        return RunText::tr("The probe lines of step %1 are missing: %2. The training is not touched by it.")
            .arg(event.step)
            .arg(detail);
    if (is(run_event::kSuspended))
        return RunText::tr("The machine was suspended for %1 after step %2; this time counts nowhere.")
            .arg(clock(Seconds(detail.toDouble())))
            .arg(event.step);
    if (is(run_event::kConsentEnded))
        return RunText::tr("Stopped after step %1, as the consent to train ended. What was trained is kept.")
            .arg(event.step);
    if (is(run_event::kStopped))
        return RunText::tr("Stopped after step %1.").arg(event.step);
    if (is(run_event::kFinished))
        return RunText::tr("Did all of its %1 steps.").arg(event.step);
    if (is(run_event::kEarly))
        return RunText::tr("Ended early after step %1, as it got no better any more.").arg(event.step);
    if (is(run_event::kFailed))
        return RunText::tr("Failed: %1.").arg(detail);
    return QString::fromStdString(event.what);
}

QString sentence(const GoingOn& goingOn)
{
    if (!goingOn.from)
        return goingOn.damaged.empty()
                   ? RunText::tr("It has saved no checkpoint, so it begins anew when it is resumed.")
                   : RunText::tr("None of its checkpoints is whole, so it begins anew when it is resumed.");
    const bool isPassedOver = !goingOn.damaged.empty() && goingOn.damaged.front() > *goingOn.from;
    return (isPassedOver ? RunText::tr("It goes on from step %1, its last checkpoint that is whole.")
                         : RunText::tr("It goes on from step %1, its last checkpoint."))
        .arg(*goingOn.from);
}

QString damaged(const GoingOn& goingOn)
{
    return goingOn.damaged.empty() ? QString()
                                   : RunText::tr("Damaged: step %1.").arg(listed(goingOn.damaged));
}

QString reason(const Suggestion& suggested)
{
    if (suggested.damaged.empty())
        return reason(suggested.why);
    return RunText::tr("%1 of those that are whole; damaged: step %2")
        .arg(reason(suggested.why), listed(suggested.damaged));
}

QString scored(const CheckpointScore& score)
{
    QStringList parts;
    for (const auto& [criterion, points] : score.points) {
        const auto* rule = std::ranges::find(kCriteria, criterion, &CriterionRule::criterion);
        parts << RunText::tr("%1 %2 × %3").arg(title(criterion), number(points, 2), number(rule->weight, 0));
    }
    return RunText::tr("%1 of 1 (%2)").arg(number(score.score, 2), parts.join(QStringLiteral(", ")));
}

QString reason(const TrainClip& anchor)
{
    const auto& grounds = anchor.grounds;
    QStringList parts;
    if (grounds.isAccepted)
        parts << RunText::tr("accepted");
    else
        parts << (grounds.areWordsSure ? RunText::tr("not reviewed")
                                       : RunText::tr("not reviewed, its words a guess"));
    parts << (grounds.isSentence ? RunText::tr("whole sentences") : RunText::tr("part of a sentence"));
    parts << seconds(anchor.length);
    if (grounds.signalToNoise)
        parts << RunText::tr("%1 dB over the noise").arg(number(*grounds.signalToNoise, 0));
    return parts.join(QStringLiteral(", "));
}

} // namespace understudy::words
