#include "widgets/words/error_text_p.h"

#include <QCoreApplication>

namespace understudy::words {

namespace {

struct CompareText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::CompareText)
};

} // namespace

QString ofComparing(Reason reason, const QString& subject, const QString& detail)
{
    const QLatin1Char slash('/');
    switch (reason) {
    case Reason::SoundSilent:
        return CompareText::tr("%1 is silent, and silence cannot be brought to the loudness of the others. "
                               "Choose another sound.")
            .arg(subject);
    case Reason::SoundGone:
        return CompareText::tr("A sound of “%1” is gone or was changed: %2. The answers so far are kept. Put "
                               "the file back, then go on.")
            .arg(subject, detail);
    case Reason::ComparisonUnknown:
        return detail.isEmpty()
                   ? CompareText::tr("There is no comparison %1; nothing was compared yet.").arg(subject)
                   : CompareText::tr("There is no comparison %1. Comparisons here: %2.").arg(subject, detail);
    case Reason::ComparisonSealed:
        return CompareText::tr("“%1” is not at its end (%2 of %3 answered), and results seen earlier would "
                               "spoil its statistics. Go on with it first.")
            .arg(subject, detail.section(slash, 0, 0), detail.section(slash, 1, 1));
    case Reason::AnswersDamaged:
        return CompareText::tr("%1 holds no answers that can be read (%2). Ask its listener for the file "
                               "again; nothing was taken in.")
            .arg(subject, detail);
    case Reason::AnswersOther:
        return CompareText::tr("The answers in %1 are of another test than this one (%2, and it is %3). "
                               "Take them in where their page was saved; nothing was taken in here.")
            .arg(subject, detail.section(slash, 0, 0), detail.section(slash, 1, 1));
    case Reason::AnswersNewer:
        return CompareText::tr("%1 was written by a listening page of another version (format %2, this "
                               "version reads %3). Save a new page, or update Understudy; nothing was taken "
                               "in.")
            .arg(subject, detail.section(slash, 0, 0), detail.section(slash, 1, 1));
    default:
        return {};
    }
}

} // namespace understudy::words
