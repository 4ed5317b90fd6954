#include "widgets/words/error_text_p.h"

#include "widgets/words/clip_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>

namespace understudy::words {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ErrorText)
};

/// What kept a clip out beside limits, as reports call it, but in the language of the program. What is none
/// of ours stays as it is.
QString ruleOf(const QString& rule)
{
    const auto verdict = QStringLiteral("verdict:");
    if (rule == QLatin1String("text_in_train"))
        return Text::tr("Its words are in train too");
    if (!rule.startsWith(verdict))
        return rule;
    const auto told = rule.mid(verdict.size()).trimmed();
    const auto reason = rejectReasonNamed(told.toStdString());
    const auto why = reason ? word(*reason) : told;
    const auto rejected = word(Verdict::Rejected);
    return why.isEmpty() ? rejected : Text::tr("%1: %2").arg(rejected, why);
}

/// "Bandwidth 6480 to 6512 Hz is below 7000 Hz"
QString beyond(Measure measure, double least, double most, double limit)
{
    const bool isOver = least > limit;
    const int decimals = decimalsBeside(measure, isOver ? least : most, limit);
    const auto first = number(least, decimals);
    auto measured = figure(measure, most, decimals);
    if (first != number(most, decimals))
        measured = Text::tr("%1 to %2").arg(first, measured);
    return (isOver ? Text::tr("%1 %2 is above %3") : Text::tr("%1 %2 is below %3"))
        .arg(title(measure), measured, figure(measure, limit, decimals));
}

/// The command line has no translation, and with it no plurals of its own.
QString counted(int clips)
{
    return clips == 1 ? Text::tr("1 clip") : Text::tr("%1 clips").arg(clips);
}

/// A line of countedRules(): the sentence it is, and what --limit takes to keep its clips; empty: nothing.
std::pair<QString, QString> toldRule(const QString& line)
{
    const auto fields = line.split(QLatin1Char('\t'));
    const auto clips = counted(fields.value(0).toInt());
    const auto rule = fields.value(1);
    const auto measure = measureNamed(rule.section(QLatin1Char('.'), 0, 0).toStdString());
    const bool isLimit = measure && fields.size() == 5;
    const auto what = isLimit
                          ? beyond(*measure, fields[2].toDouble(), fields[3].toDouble(), fields[4].toDouble())
                          : ruleOf(rule);
    return {Text::tr("%1 (%2).").arg(what, clips),
            isLimit ? QStringLiteral("--limit %1=none").arg(rule) : QString()};
}

QString allRejected(const QString& folder, const QString& detail)
{
    auto lines = detail.split(QLatin1Char('\n'));
    const int clips = lines.takeFirst().toInt();
    QStringList sentences{
        clips == 1 ? Text::tr("The one clip was rejected, and %1 was not written.").arg(folder)
                   : Text::tr("All %1 clips were rejected, and %2 was not written.").arg(clips).arg(folder)};
    QStringList remedies, unused;
    for (const auto& line : lines) {
        if (line.startsWith(QLatin1Char('\t'))) { // a file that could not be used at all
            unused << line.mid(1);
            continue;
        }
        const auto [sentence, remedy] = toldRule(line);
        sentences << sentence;
        if (!remedy.isEmpty())
            remedies << remedy;
    }
    if (!remedies.isEmpty())
        sentences << Text::tr("To keep them: %1").arg(remedies.join(QLatin1Char(' ')));
    if (!unused.isEmpty())
        sentences << Text::tr("Not used, being no sound or damaged: %1.").arg(firstOf(unused));
    return sentences.join(QLatin1Char(' '));
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
        return allRejected(subject, detail);
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
