#include "widgets/words/error_text_p.h"

#include <QCoreApplication>
#include <QStringList>

namespace understudy::words {

namespace {

struct TrainingText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::TrainingText)
};

/// What keeps clips out of a run ("text", "long"), as trainExamples() calls it.
QString whyLeftOut(const QString& why)
{
    if (why == QLatin1String("text"))
        return TrainingText::tr("without words");
    if (why == QLatin1String("long"))
        return TrainingText::tr("too long");
    if (why == QLatin1String("short"))
        return TrainingText::tr("too short");
    if (why == QLatin1String("sound"))
        return TrainingText::tr("sound missing or damaged");
    return why;
}

/// "text 7, long 5" as "without words: 7, too long: 5".
QString reasonsOf(const QString& counted)
{
    QStringList all;
    for (const auto& one : counted.split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const QLatin1Char space(' ');
        all << TrainingText::tr("%1: %2").arg(whyLeftOut(one.section(space, 0, -2)), one.section(space, -1));
    }
    return all.join(QStringLiteral(", "));
}

} // namespace

QString ofTraining(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::NothingToTrain:
        return TrainingText::tr(
                   "No clip of %1 can be trained on; left out: %2 (%3). Write down what is said in "
                   "its clips, or accept others.")
            .arg(subject, detail.section(QLatin1Char(';'), 0, 0),
                 reasonsOf(detail.section(QLatin1Char(';'), 1).trimmed()));
    case Reason::RunUnknown:
        return detail.isEmpty()
                   ? TrainingText::tr("There is no run %1; nothing was trained yet. Start one.").arg(subject)
                   : TrainingText::tr("There is no run %1. Runs here: %2.").arg(subject, detail);
    case Reason::RunBusy:
        return TrainingText::tr("%1 is being trained by %2. Stop it there, or wait until it is done.")
            .arg(subject, detail);
    case Reason::RunEnded:
        return TrainingText::tr("%1 finished at step %2 and cannot be resumed. To train longer, start a new run "
                                "with more steps.")
            .arg(subject, detail);
    case Reason::RunOtherBase: {
        const QLatin1Char slash('/');
        return TrainingText::tr(
                   "%1 was begun on another model than the %2 that is here (hash %3, and it should "
                   "be %4). Bring that model back to go on; its checkpoints are kept.")
            .arg(subject, detail.section(slash, 0, 0), detail.section(slash, 1, 1).left(12),
                 detail.section(slash, 2).left(12));
    }
    case Reason::CheckpointUnknown:
        return detail.isEmpty()
                   ? TrainingText::tr("There is no checkpoint %1; the run has saved none yet.").arg(subject)
                   : TrainingText::tr("There is no checkpoint %1. Its run has saved the steps %2.")
                         .arg(subject, detail);
    case Reason::CheckpointDamaged:
        return TrainingText::tr(
                   "The checkpoint %1 is damaged (%2). Use an earlier one; resuming the run does "
                   "that by itself.")
            .arg(subject, detail);
    case Reason::TrainingDiverged:
        return TrainingText::tr(
                   "%1 lost its way at step %2: its losses are no numbers any more, and going back "
                   "did not help. Lower the learning rate in a new run; the last good checkpoint "
                   "is kept.")
            .arg(subject, detail);
    default:
        return {};
    }
}

} // namespace understudy::words
