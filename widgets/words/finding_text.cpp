#include "widgets/words/finding_text.h"

#include "core/data/clips/findings.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace understudy::words {

namespace {

struct FindingText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::MeasureText)
public:
    static QString found(const Finding& finding);
    static QString foundOfVoice(const Finding& finding, const QString& value);
    static QString runs(double value) { return tr("%n run(s)", nullptr, static_cast<int>(value)); }
    static QString toVoice(const Finding& finding) { return tr("%1 dB").arg(number(finding.value, 0)); }
};

/// What was found, without place and limit.
QString FindingText::found(const Finding& finding)
{
    const QString value =
        figure(finding.measure, finding.value, decimalsBeside(finding.measure, finding.value, finding.limit));
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
        return finding.at ? tr("A noise that is no speech: %1 to the voice").arg(toVoice(finding))
                          : tr("%n noise(s) that are not speech", nullptr, count);
    default:
        return foundOfVoice(finding, value);
    }
}

QString FindingText::foundOfVoice(const Finding& finding, const QString& value)
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
        return isOver ? tr("More words than fit its speech: %1").arg(value)
                      : tr("Fewer words than fit its speech: %1").arg(value);
    case Measure::StartEdge:
        return tr("Cut into the first word: %1 above the noise").arg(value);
    case Measure::EndEdge:
        return tr("Cut into the last word: %1 above the noise").arg(value);
    case Measure::Outlier:
        return tr("Sounds unlike the other clips: %1 standard deviations").arg(value);
    case Measure::Words:
        return finding.value == 0 ? tr("No words")
               : isOver           ? tr("Many words: %1").arg(value)
                                  : tr("Few words: %1").arg(value);
    case Measure::Duplicate:
        return tr("Like another clip: %1 of 1").arg(value);
    case Measure::Similarity:
        return tr("Not the speaker's voice: %1 of 1 like it").arg(value);
    case Measure::Text:
        return tr("The words were placed by guess, heard by a recogniser, or cut by a trim: %1 of 1 sure")
            .arg(value);
    default:
        return value;
    }
}

struct Together
{
    Finding finding;
    int places = 1;
};

/// Those of one measure as one, in the order of the first of each.
std::vector<Together> together(const std::vector<Finding>& findings)
{
    std::vector<Together> all;
    for (const auto& finding : findings) {
        const auto same = std::ranges::find_if(
            all, [&](const Together& one) { return one.finding.measure == finding.measure; });
        if (same == all.end() || !finding.at || !same->finding.at) {
            all.push_back({finding, 1});
        } else {
            same->finding = joined(same->finding, finding);
            ++same->places;
        }
    }
    return all;
}

QString at(const Finding& finding)
{
    return finding.at ? FindingText::tr(" at %1").arg(seconds(*finding.at)) : QString();
}

} // namespace

QString label(const Finding& finding, int places)
{
    const auto measure = finding.measure;
    const auto value = measure == Measure::Clipping              ? FindingText::runs(finding.value)
                       : measure == Measure::Burst && finding.at ? FindingText::toVoice(finding)
                                                                 : figure(measure, finding.value);
    const bool isCounted = places == 1 || measure == Measure::Clipping || measure == Measure::Click;
    const auto one = FindingText::tr("%1, %2").arg(flag(measure), value);
    return isCounted ? one : FindingText::tr("%1 (%2 places)").arg(one).arg(places);
}

QString sentence(const Finding& finding)
{
    const QString limit =
        figure(finding.measure, finding.limit, decimalsBeside(finding.measure, finding.value, finding.limit));
    return FindingText::tr("%1%2 (limit %3).").arg(FindingText::found(finding), at(finding), limit);
}

QStringList sentences(const std::vector<Finding>& findings)
{
    QStringList all;
    for (const auto& [finding, places] : together(findings)) {
        all << sentence(finding);
        if (places > 1)
            all.last() += FindingText::tr(" In %n place(s).", nullptr, places);
    }
    return all;
}

QString phrase(const Finding& finding)
{
    const QString what =
        finding.measure == Measure::Clipping ? FindingText::tr("clipped") : inSentence(flag(finding.measure));
    return what + at(finding);
}

QString phrases(const std::vector<Finding>& findings)
{
    QStringList all;
    for (const auto& [finding, places] : together(findings))
        all << (places == 1
                    ? phrase(finding)
                    : phrase(finding) + FindingText::tr(" and %n other place(s)", nullptr, places - 1));
    return all.isEmpty() ? FindingText::tr("no marks") : all.join(QStringLiteral(", "));
}

} // namespace understudy::words
