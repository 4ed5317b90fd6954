#include "app/desktop/record/record_text.h"

#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace understudy {

namespace {

struct RecordText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::RecordText)
public:
    static QString ofTake(const TakeReport& take, const RecordingStatus& status);
    static QString ofFaults(const TakeReport& take, bool isCurrent);
    static QString ofEnd(const TakeReport& take, const QString& key);
};

bool isCurrentPrompt(const TakeReport& take, const RecordingStatus& status)
{
    return status.current < status.prompts->size() && status.prompts->at(status.current).text == take.prompt;
}

/// What is wrong with it, and what to do; empty: nothing. Again is of the current prompt.
QString RecordText::ofFaults(const TakeReport& take, bool isCurrent)
{
    if (take.clipped > 0 && isCurrent)
        return tr("Take %1 is kept. It is clipped at %n places: turn the microphone down, then press R.",
                  nullptr, take.clipped);
    if (take.clipped > 0)
        return tr("Take %1 is kept. It is clipped at %n places: turn the microphone down, go back and record "
                  "it again.",
                  nullptr, take.clipped);
    if (take.gaps > 0 && isCurrent)
        return tr("Take %1 is kept. Sound was lost in it at %n places: close other programs, then press R.",
                  nullptr, take.gaps);
    if (take.gaps > 0)
        return tr("Take %1 is kept. Sound was lost in it at %n places: close other programs, go back and "
                  "record it again.",
                  nullptr, take.gaps);
    return {};
}

QString RecordText::ofTake(const TakeReport& take, const RecordingStatus& status)
{
    if (take.file.empty())
        return tr("Nothing was heard, so there is no take. Press Space to try again.");
    const auto name = takeName(take);
    if (take.prompt.empty())
        return tr("Room tone %1 is kept.").arg(name);
    const bool isCurrent = isCurrentPrompt(take, status);
    if (const auto faults = ofFaults(take, isCurrent); !faults.isEmpty())
        return faults.arg(name);
    if (!isCurrent)
        return tr("Take %1 is kept. Press Space, then read the sentence aloud.").arg(name);
    if (status.current + 1 < status.prompts->size())
        return tr("Take %1 is kept. Press Enter for the next one, R to record it again.").arg(name);
    if (status.recorded() == int(status.prompts->size()))
        return tr("Take %1 is kept. Every prompt has a take now.").arg(name);
    return tr("Take %1 is kept. Press R to record it again, or go back to the prompts without a take.")
        .arg(name);
}

/// What is kept and what to do. `key` begins it again.
QString RecordText::ofEnd(const TakeReport& take, const QString& key)
{
    const bool isKept = !take.file.empty();
    const auto name = isKept ? takeName(take) : QString();
    const auto reason = take.problem->reason;
    if (reason == Reason::DeviceGone)
        return isKept
                   ? tr("The take is kept up to there: %1. Connect it again, then press %2.").arg(name, key)
                   : tr("Nothing of the take was heard. Connect it again, then press %1.").arg(key);
    if (reason == Reason::DiskFull)
        return isKept ? tr("The take is kept up to there: %1. Free some space, then press %2.").arg(name, key)
                      : tr("Nothing of the take was heard. Free some space, then press %1.").arg(key);
    return isKept ? tr("The take is kept up to there: %1.").arg(name)
                  : tr("Nothing of the take was heard. Press %1 to try again.").arg(key);
}

} // namespace

QString takeName(const TakeReport& take)
{
    return RecordText::tr("%1 (%2)").arg(pathText(take.file.stem()), words::seconds(take.length));
}

QString stateText(const RecordingStatus& status)
{
    if (status.state == RecordingState::Recording)
        return RecordText::tr("Recording. Space ends the take.");
    if (status.state == RecordingState::RoomTone)
        return RecordText::tr("Room tone: stay quiet for ten seconds.");
    if (!status.input.isListening)
        return status.input.problem ? QString() : RecordText::tr("Opening the microphone");
    return status.last ? RecordText::ofTake(*status.last, status)
                       : RecordText::tr("Press Space, then read the sentence aloud.");
}

QString microphoneText(const Error& error)
{
    if (error.reason == Reason::NoSoundDevice)
        return RecordText::tr("There is no microphone. Connect one, then press Space.");
    if (error.reason == Reason::DeviceGone)
        return RecordText::tr("The microphone %1 is gone. Connect it again or choose another one, then press "
                              "Space.")
            .arg(toQString(error.subject));
    return RecordText::tr(
               "The microphone %1 cannot be opened (%2). Close other programs that use it, or choose "
               "another one.")
        .arg(toQString(error.subject), toQString(error.detail));
}

BannerContent problemText(const RecordingProblem& problem)
{
    const auto& error = problem.error;
    if (problem.what == RecordingProblem::What::Import)
        return {.sentence = RecordText::tr(
                    "The takes are kept in the project, but the review could not take them in."),
                .detail = words::sentence(error)};
    if (error.reason == Reason::NoSoundDevice || error.reason == Reason::DeviceGone)
        return {.sentence = microphoneText(error)};
    if (error.reason == Reason::DiskFull)
        return {.sentence = RecordText::tr(
                    "The disk is full, so the take could not begin. Free some space, then press Space.")};
    return {.sentence = words::sentence(error)};
}

BannerContent endText(const TakeReport& take)
{
    if (!take.problem)
        return {};
    const auto key = QKeySequence(take.prompt.empty() ? Qt::Key_T : Qt::Key_R);
    const auto detail = RecordText::ofEnd(take, key.toString(QKeySequence::NativeText));
    switch (take.problem->reason) {
    case Reason::DeviceGone:
        return {.sentence =
                    RecordText::tr("The microphone %1 was unplugged.").arg(toQString(take.problem->subject)),
                .detail = detail};
    case Reason::DiskFull:
        return {.sentence = RecordText::tr("The disk is full, so the take was ended."), .detail = detail};
    case Reason::FileTooLarge:
        return {.sentence = RecordText::tr("The take was ended: its file cannot be longer."),
                .detail = detail};
    default:
        return {.sentence = words::sentence(*take.problem), .detail = detail};
    }
}

} // namespace understudy
