#include "widgets/words/clip_text.h"

#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace understudy::words {

namespace {

struct MeasureText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::MeasureText)
public:
    static QString found(const Finding& finding);
    static QString foundOfVoice(const Finding& finding, const QString& value);
    static QString runs(double value) { return tr("%n run(s)", nullptr, static_cast<int>(value)); }
};

/// What was found, without place and limit.
QString MeasureText::found(const Finding& finding)
{
    const QString value = figure(finding.measure, finding.value);
    const int count = static_cast<int>(std::lround(finding.value));
    const bool isOver = finding.value > finding.limit;
    switch (finding.measure) {
    case Measure::Duration:
        return isOver ? tr("Too long: %1").arg(value) : tr("Too short: %1").arg(value);
    case Measure::SpeechShare:
        return tr("Little speech: %1 of its length").arg(value);
    case Measure::InnerPause:
        return tr("Long pause: %1").arg(value);
    case Measure::SpeechLevel:
        return isOver ? tr("Speech is loud: %1").arg(value) : tr("Speech is quiet: %1").arg(value);
    case Measure::Loudness:
        return isOver ? tr("Loud: %1").arg(value) : tr("Quiet: %1").arg(value);
    case Measure::NoiseFloor:
        return tr("Noise between the words: %1").arg(value);
    case Measure::SignalToNoise:
        return tr("Noisy: speech is %1 above the noise").arg(value);
    case Measure::Dc:
        return tr("Not centred on zero: %1").arg(value);
    case Measure::Clipping:
        return tr("Clipped: %n flat top(s)", nullptr, count);
    case Measure::Hum:
        return tr("Hum of the mains: %1").arg(value);
    case Measure::Plosive:
        return tr("Plosive: %1 over the voice").arg(value);
    case Measure::Click:
        return tr("%n click(s)", nullptr, count);
    case Measure::Burst:
        return tr("%n noise(s) that are not speech", nullptr, count);
    default:
        return foundOfVoice(finding, value);
    }
}

QString MeasureText::foundOfVoice(const Finding& finding, const QString& value)
{
    const bool isOver = finding.value > finding.limit;
    switch (finding.measure) {
    case Measure::Sibilance:
        return tr("Sharp s sounds: %1").arg(value);
    case Measure::Reverberation:
        return tr("The room is heard: %1 of reverberation").arg(value);
    case Measure::Bandwidth:
        return tr("Dull: nothing sounds above %1").arg(value);
    case Measure::Steepness:
        return tr("Treble is cut off: an edge of %1").arg(value);
    case Measure::Pitch:
        return isOver ? tr("High voice: %1").arg(value) : tr("Deep voice: %1").arg(value);
    case Measure::PitchRange:
        return isOver ? tr("Pitch moves a lot: %1").arg(value) : tr("Pitch hardly moves: %1").arg(value);
    case Measure::Rate:
        return isOver ? tr("Fast for its words: %1").arg(value) : tr("Slow for its words: %1").arg(value);
    case Measure::StartEdge:
        return tr("Cut into the first word: %1 above the noise").arg(value);
    case Measure::EndEdge:
        return tr("Cut into the last word: %1 above the noise").arg(value);
    case Measure::Outlier:
        return tr("Sounds unlike the other clips: %1 standard deviations").arg(value);
    case Measure::Words:
        return isOver ? tr("Many words: %1").arg(value) : tr("Few words: %1").arg(value);
    case Measure::Duplicate:
        return tr("Like another clip: %1 of 1").arg(value);
    case Measure::Text:
        return tr("Words shared out without their times: %1 of 1 sure").arg(value);
    default:
        return value;
    }
}

QString at(const Finding& finding)
{
    return finding.at ? MeasureText::tr(" at %1").arg(seconds(*finding.at)) : QString();
}

} // namespace

QString title(Measure measure)
{
    switch (measure) {
    case Measure::Duration:
        return MeasureText::tr("Length");
    case Measure::SpeechShare:
        return MeasureText::tr("Share of speech");
    case Measure::InnerPause:
        return MeasureText::tr("Longest pause");
    case Measure::SpeechLevel:
        return MeasureText::tr("Level of speech");
    case Measure::Loudness:
        return MeasureText::tr("Loudness");
    case Measure::NoiseFloor:
        return MeasureText::tr("Noise floor");
    case Measure::SignalToNoise:
        return MeasureText::tr("Signal to noise");
    case Measure::Dc:
        return MeasureText::tr("Offset");
    case Measure::Clipping:
        return MeasureText::tr("Clipped runs");
    case Measure::Hum:
        return MeasureText::tr("Level of hum");
    case Measure::Plosive:
        return MeasureText::tr("Worst plosive");
    case Measure::Click:
        return MeasureText::tr("Clicks");
    case Measure::Burst:
        return MeasureText::tr("Noise events");
    case Measure::Sibilance:
        return MeasureText::tr("Sibilance");
    case Measure::Reverberation:
        return MeasureText::tr("Reverberation");
    case Measure::Bandwidth:
        return MeasureText::tr("Bandwidth");
    case Measure::Steepness:
        return MeasureText::tr("Edge of the band");
    case Measure::Pitch:
        return MeasureText::tr("Pitch");
    case Measure::PitchRange:
        return MeasureText::tr("Range of pitch");
    case Measure::Rate:
        return MeasureText::tr("Rate of speech");
    case Measure::StartEdge:
        return MeasureText::tr("Level at the start");
    case Measure::EndEdge:
        return MeasureText::tr("Level at the end");
    case Measure::Outlier:
        return MeasureText::tr("Distance to the others");
    case Measure::Words:
        return MeasureText::tr("Words");
    case Measure::Duplicate:
        return MeasureText::tr("Likeness to another clip");
    case Measure::Text:
        return MeasureText::tr("Confidence in the words");
    }
    return {};
}

QString flag(Measure measure)
{
    switch (measure) {
    case Measure::InnerPause:
        return MeasureText::tr("Pause");
    case Measure::SpeechShare:
        return MeasureText::tr("Little speech");
    case Measure::SpeechLevel:
        return MeasureText::tr("Level");
    case Measure::NoiseFloor:
    case Measure::SignalToNoise:
    case Measure::Burst:
        return MeasureText::tr("Noise");
    case Measure::Clipping:
        return MeasureText::tr("Clipping");
    case Measure::Hum:
        return MeasureText::tr("Hum");
    case Measure::Plosive:
        return MeasureText::tr("Plosive");
    case Measure::Click:
        return MeasureText::tr("Click");
    case Measure::Reverberation:
        return MeasureText::tr("Room");
    case Measure::Bandwidth:
    case Measure::Steepness:
        return MeasureText::tr("Dull");
    case Measure::Rate:
        return MeasureText::tr("Words differ");
    case Measure::StartEdge:
    case Measure::EndEdge:
        return MeasureText::tr("Cut word");
    case Measure::Outlier:
        return MeasureText::tr("Unlike others");
    case Measure::Duplicate:
        return MeasureText::tr("Duplicate");
    case Measure::Text:
        return MeasureText::tr("Words unsure");
    default:
        return title(measure);
    }
}

QString column(Measure measure)
{
    const auto title = [measure] {
        switch (measure) {
        case Measure::SignalToNoise:
            return MeasureText::tr("SNR");
        case Measure::Clipping:
            return MeasureText::tr("Clipped");
        case Measure::SpeechLevel:
            return MeasureText::tr("Level");
        default:
            return words::title(measure);
        }
    }();
    const QString of = unit(measure);
    return of.isEmpty() ? title : title + QLatin1Char(' ') + of;
}

QString unit(Measure measure)
{
    switch (measure) {
    case Measure::Duration:
    case Measure::InnerPause:
    case Measure::Reverberation:
        return MeasureText::tr("s");
    case Measure::SpeechLevel:
    case Measure::NoiseFloor:
    case Measure::Dc:
    case Measure::Hum:
        return QStringLiteral("dBFS");
    case Measure::Loudness:
        return QStringLiteral("LUFS");
    case Measure::SignalToNoise:
    case Measure::Plosive:
    case Measure::Sibilance:
    case Measure::Steepness:
    case Measure::StartEdge:
    case Measure::EndEdge:
        return QStringLiteral("dB");
    case Measure::Bandwidth:
    case Measure::Pitch:
        return QStringLiteral("Hz");
    case Measure::PitchRange:
        return MeasureText::tr("semitones");
    case Measure::Rate:
        return MeasureText::tr("characters/s");
    default:
        return {};
    }
}

int decimals(Measure measure)
{
    switch (measure) {
    case Measure::Clipping:
    case Measure::Click:
    case Measure::Burst:
    case Measure::Words:
    case Measure::Bandwidth:
    case Measure::Pitch:
        return 0;
    case Measure::SpeechShare:
    case Measure::Duplicate:
    case Measure::Text:
    case Measure::Reverberation:
        return 2;
    default:
        return 1;
    }
}

QString figure(Measure measure, double value)
{
    const QString text = number(value, decimals(measure));
    const QString of = unit(measure);
    return of.isEmpty() || !std::isfinite(value) ? text : text + QLatin1Char(' ') + of;
}

QString word(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return MeasureText::tr("Not reviewed");
    case Verdict::Accepted:
        return MeasureText::tr("Accepted");
    case Verdict::Rejected:
        return MeasureText::tr("Rejected");
    case Verdict::Unsure:
        return MeasureText::tr("Unsure");
    }
    return {};
}

QString word(Grade grade)
{
    switch (grade) {
    case Grade::Keep:
        return MeasureText::tr("Pass");
    case Grade::Review:
        return MeasureText::tr("Look");
    case Grade::Reject:
        return MeasureText::tr("Fail");
    }
    return {};
}

QString word(RejectReason reason)
{
    switch (reason) {
    case RejectReason::None:
        return {};
    case RejectReason::Noise:
        return MeasureText::tr("Noise");
    case RejectReason::Clipping:
        return MeasureText::tr("Clipping");
    case RejectReason::Plosive:
        return MeasureText::tr("Plosive");
    case RejectReason::Hum:
        return MeasureText::tr("Hum");
    case RejectReason::CutWord:
        return MeasureText::tr("Cut word");
    case RejectReason::WordsDiffer:
        return MeasureText::tr("Words differ");
    case RejectReason::OtherVoice:
        return MeasureText::tr("Other voice");
    case RejectReason::Room:
        return MeasureText::tr("Room");
    case RejectReason::Other:
        return MeasureText::tr("Other");
    }
    return {};
}

QString label(const Finding& finding)
{
    const bool isRuns = finding.measure == Measure::Clipping;
    return MeasureText::tr("%1, %2").arg(flag(finding.measure), isRuns
                                                                    ? MeasureText::runs(finding.value)
                                                                    : figure(finding.measure, finding.value));
}

QString sentence(const Finding& finding)
{
    const QString limit = figure(finding.measure, finding.limit);
    return MeasureText::tr("%1%2 (limit %3).").arg(MeasureText::found(finding), at(finding), limit);
}

QString phrase(const Finding& finding)
{
    const QString what =
        finding.measure == Measure::Clipping ? MeasureText::tr("clipped") : flag(finding.measure).toLower();
    return what + at(finding);
}

QString phrases(const std::vector<Finding>& findings)
{
    QStringList all;
    for (const auto& finding : findings)
        all << phrase(finding);
    return all.isEmpty() ? MeasureText::tr("no marks") : all.join(QStringLiteral(", "));
}

} // namespace understudy::words
