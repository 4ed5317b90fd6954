#include "widgets/words/error_text_p.h"

#include "widgets/words/clip_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace understudy::words {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ErrorText)
};

/// What kept a clip out, as reports call it, but in the language of the program. A measure with the name that
/// --limit takes; what is none of ours stays as it is.
QString ruleOf(const QString& rule)
{
    const auto verdict = QStringLiteral("verdict: ");
    if (const auto measure = measureNamed(rule.toStdString()))
        return Text::tr("%1 (%2)").arg(title(*measure), rule);
    if (rule == QLatin1String("text_in_train"))
        return Text::tr("Its words are in train too");
    if (!rule.startsWith(verdict))
        return rule;
    const auto told = rule.mid(verdict.size());
    const auto reason = rejectReasonNamed(told.toStdString());
    const auto why = reason ? word(*reason) : told;
    const auto rejected = word(Verdict::Rejected);
    return why.isEmpty() ? rejected : Text::tr("%1: %2").arg(rejected, why);
}

/// "hum_db 7, verdict: noise 5" as "Level of hum (hum_db) 7, Rejected: Noise 5".
QString rules(const QString& counted)
{
    QStringList all;
    for (const auto& rule : counted.split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const QLatin1Char space(' ');
        all << ruleOf(rule.section(space, 0, -2)) + space + rule.section(space, -1);
    }
    return all.join(QStringLiteral(", "));
}

} // namespace

QString ofDatasets(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::SoundTooLong:
        return Text::tr("%1 is too long; at most %2 s are heard. Give shorter files.").arg(subject, detail);
    case Reason::SpeechTooShort:
        return Text::tr(
                   "%1 holds too little speech to tell a speaker by. Give clips of %2 s together, or more.")
            .arg(subject, detail);
    case Reason::NobodySpeaks:
        if (!detail.isEmpty())
            return Text::tr("Nobody speaks in %1, as far as the measurements tell, and %2 was not written. "
                            "Check that it is the right recording.")
                .arg(subject, detail);
        return Text::tr("Nobody speaks in %1, as far as the measurements tell. Check that it is the right "
                        "recording.")
            .arg(subject);
    case Reason::AllClipsLeftOut:
        return Text::tr("No clip was left for %1, and nothing was written. Left out: %2 (%3). Keep more with "
                        "wider limits (--limit).")
            .arg(subject, detail.section(QLatin1Char(';'), 0, 0),
                 rules(detail.section(QLatin1Char(';'), 1).trimmed()));
    case Reason::NothingAccepted:
        return Text::tr("No clip of %1 is accepted yet. Accept some in the studio’s Review pane, then build.")
            .arg(subject);
    case Reason::ClipsTooFew:
        return Text::tr("%1 has too few accepted clips for a second pass (%2); it tells something from %3 "
                        "on. Accept more first.")
            .arg(subject, detail.section(QLatin1Char('/'), 0, 0), detail.section(QLatin1Char('/'), 1));
    case Reason::InputInsideOutput:
        return Text::tr(
                   "%1 lies in the folder that is to be replaced. Choose another folder for the dataset.")
            .arg(subject);
    case Reason::DatasetGiven:
        return Text::tr("%1 is a dataset, whose clips are cut already. Give the recordings that it was built "
                        "from; to take it over as it is, give it alone and without a project.")
            .arg(subject);
    case Reason::DatasetEmpty:
        return Text::tr("The dataset %1 holds no clip. Give another, or build it anew.").arg(subject);
    default:
        return {};
    }
}

QString ofLists(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::ListChanged:
        return Text::tr("%1 was changed since it was written. What its lines say now is taken, except for "
                        "lines that contradict themselves.")
            .arg(subject);
    case Reason::RowForeign:
        return Text::
            tr("%1: this is no line of such a dataset. Take it out, or put back the one that was written.")
                .arg(subject);
    case Reason::RowNameTaken:
        return Text::tr("%1: its file_name is no name of its own. Give each line one.").arg(subject);
    case Reason::RowContradicts:
        return Text::tr("%1 contradicts itself: %2 is %3, and by the rest of its line it is %4. Put back "
                        "what was there.")
            .arg(subject, detail.section(QLatin1Char('\n'), 0, 0), detail.section(QLatin1Char('\n'), 1, 1),
                 detail.section(QLatin1Char('\n'), 2));
    case Reason::SoundChanged:
        return Text::tr("%1 does not sound as its list tells: it was changed since. Put back the file that "
                        "was written.")
            .arg(subject);
    case Reason::LineLeftOut:
        return Text::tr("%1, %2. That is left out, and the rest is taken.").arg(subject, detail);
    case Reason::WordsUnread:
        return Text::tr("The words in %1 cannot be read (%2). The recording is taken without them; mend the "
                        "file, then build again.")
            .arg(subject, detail);
    default:
        return {};
    }
}

} // namespace understudy::words
