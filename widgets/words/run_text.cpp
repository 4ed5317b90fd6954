#include "widgets/words/run_text.h"

#include <QCoreApplication>

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

QString reason(SuggestedFor why)
{
    switch (why) {
    case SuggestedFor::LowestValidation:
        return RunText::tr("lowest validation loss");
    case SuggestedFor::Last:
        return RunText::tr("the last, as nothing else tells them apart");
    }
    return {};
}

} // namespace understudy::words
