#include "widgets/words/review_text.h"

#include "widgets/words/clip_text.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace understudy::words {

namespace {

struct ReviewText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ReviewText)
};

QString verdictStep(const QString& clip, Verdict verdict, RejectReason reason)
{
    switch (verdict) {
    case Verdict::Accepted:
        return ReviewText::tr("Clip %1 accepted").arg(clip);
    case Verdict::Rejected:
        return reason == RejectReason::None ? ReviewText::tr("Clip %1 rejected").arg(clip)
                                            : ReviewText::tr("Clip %1 rejected: %2").arg(clip, word(reason));
    case Verdict::Unsure:
        return ReviewText::tr("Clip %1 marked unsure").arg(clip);
    case Verdict::None:
        break;
    }
    return ReviewText::tr("Verdict of clip %1 taken back").arg(clip);
}

QString verdictsStep(int count, Verdict verdict, RejectReason reason)
{
    switch (verdict) {
    case Verdict::Accepted:
        return ReviewText::tr("%n clips accepted", nullptr, count);
    case Verdict::Rejected:
        return reason == RejectReason::None
                   ? ReviewText::tr("%n clips rejected", nullptr, count)
                   : ReviewText::tr("%n clips rejected: %1", nullptr, count).arg(word(reason));
    case Verdict::Unsure:
        return ReviewText::tr("%n clips marked unsure", nullptr, count);
    case Verdict::None:
        break;
    }
    return ReviewText::tr("Verdict of %n clips taken back", nullptr, count);
}

} // namespace

QString phrase(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return ReviewText::tr("not reviewed");
    case Verdict::Accepted:
        return ReviewText::tr("accepted");
    case Verdict::Rejected:
        return ReviewText::tr("rejected");
    case Verdict::Unsure:
        return ReviewText::tr("unsure");
    }
    return {};
}

QString sentence(const DefectEstimate& estimate)
{
    if (estimate.size == 0)
        return ReviewText::tr("No clip has been heard again yet.");
    if (estimate.isOfAll())
        return ReviewText::tr("%1 of %2 had a defect, which is %3: all clips that could be drawn were heard.")
            .arg(estimate.defects)
            .arg(estimate.size)
            .arg(percent(estimate.most, 1));
    return ReviewText::tr("%1 of %2 had a defect: between %3 and %4 of the accepted clips likely have one.")
        .arg(estimate.defects)
        .arg(estimate.size)
        .arg(percent(estimate.interval.low, 1), percent(estimate.interval.high, 1));
}

QString goalSentence(const DefectEstimate& estimate)
{
    const auto goal = percent(kDefectGoal, 0);
    if (estimate.isOfAll())
        return estimate.isGoalShown() ? ReviewText::tr("That is at most %1, as it should be.").arg(goal)
                                      : ReviewText::tr("That is more than %1, which is the most.").arg(goal);
    if (estimate.isGoalShown())
        return ReviewText::tr("This shows, 95 % sure, that at most %1 have one.").arg(goal);
    const auto enough = std::ranges::find_if(kSamplePlans, [&](const SamplePlan& plan) {
        return plan.size > estimate.size && plan.defects >= estimate.defects &&
               (estimate.of == 0 || plan.size <= estimate.of);
    });
    if (enough == kSamplePlans.end() && estimate.of > estimate.size)
        return ReviewText::tr("This does not show that at most %1 have one; hearing all %n clips would tell.",
                              nullptr, estimate.of)
            .arg(goal);
    if (enough == kSamplePlans.end())
        return ReviewText::tr("This does not show that at most %1 have one.").arg(goal);
    return ReviewText::tr("This does not show that at most %1 have one; %n clips with at most %2 would.",
                          nullptr, enough->size)
        .arg(goal)
        .arg(enough->defects);
}

QString percent(double share, int decimals)
{
    return ReviewText::tr("%1 %").arg(number(100 * share, decimals));
}

QString percent(double share)
{
    return percent(share, share < 0.0995 ? 1 : 0);
}

QString originalSentence(const Error& error)
{
    if (error.reason == Reason::FileMissing)
        return sentence({error.code, error.reason, error.subject, "imported", {}});
    if (error.reason != Reason::HashMismatch) // the usual sentence for that is of downloads
        return sentence(error);
    return ReviewText::tr("The file %1 is not the one that was imported: its bytes are others. Put that "
                          "one back.")
        .arg(QString::fromStdString(error.subject));
}

QString cutShortSentence(const QString& file, Seconds there, Seconds promised)
{
    return ReviewText::tr(
               "%1 ends after %2 of %3, as a copy that was cut off does. What is there is used; copy it "
               "again to have the rest.")
        .arg(file, clock(there), clock(promised));
}

QString step(std::string_view what, const QString& clip, int count, Verdict verdict, RejectReason reason)
{
    if (what == "verdict")
        return count > 1 ? verdictsStep(count, verdict, reason) : verdictStep(clip, verdict, reason);
    if (what == "transcript")
        return ReviewText::tr("Text of clip %1 changed").arg(clip);
    if (what == "trim")
        return ReviewText::tr("Clip %1 trimmed").arg(clip);
    if (what == "split")
        return ReviewText::tr("Clip %1 split").arg(clip);
    if (what == "merge")
        return ReviewText::tr("Clip %1 merged with the next").arg(clip);
    if (what == "repairs")
        return ReviewText::tr("Repairs of a recording changed");
    if (what == "typing")
        return ReviewText::tr("Script: typing");
    if (what == "deleting")
        return ReviewText::tr("Script: deleting");
    if (what == "script")
        return ReviewText::tr("Script changed");
    if (what == "setting")
        return ReviewText::tr("Setting of the project changed");
    if (what == "voice")
        return ReviewText::tr("Voice changed");
    if (what == "consent")
        return ReviewText::tr("Consent changed");
    if (what == "chosen take")
        return ReviewText::tr("Another take chosen");
    if (what == "ranking")
        return ReviewText::tr("Checkpoints ranked");
    if (what == "comparison")
        return ReviewText::tr("Comparison removed");
    return ReviewText::tr("Change");
}

} // namespace understudy::words
