#include "widgets/words/clip_text.h"

#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <cmath>

namespace understudy::words {

namespace {

struct MeasureText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::MeasureText)
};

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
    case Measure::Similarity:
        return MeasureText::tr("Likeness to the speaker");
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
    case Measure::Similarity:
        return MeasureText::tr("Other voice");
    case Measure::Words:
        return MeasureText::tr("Few words");
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
    case Measure::Similarity:
    case Measure::Text:
    case Measure::Reverberation:
        return 2;
    default:
        return 1;
    }
}

int decimalsBeside(Measure measure, double value, double limit)
{
    constexpr int kMost = 6;
    const int usual = decimals(measure);
    for (int shown = usual; shown <= kMost; ++shown)
        if (number(value, shown) != number(limit, shown))
            return shown;
    return usual; // they are the same
}

QString figure(Measure measure, double value)
{
    return figure(measure, value, decimals(measure));
}

QString figure(Measure measure, double value, int decimals)
{
    const QString text = number(value, decimals);
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
    case RejectReason::Superseded:
        return MeasureText::tr("Newer take");
    }
    return {};
}

} // namespace understudy::words
