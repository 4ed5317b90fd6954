#include "core/data/clips/findings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace understudy {

namespace {

enum class HeardAs
{
    Fault,
    OfWhole,
    OfWords,
    Never
};

struct Hearing
{
    Measure measure;
    HeardAs heard;
    double plain; ///< beyond the limit, in the measure's unit, where the fault is plain
};

/// Those that are not here tell of the words, or of the length.
constexpr std::array kHearings{
    Hearing{Measure::Clipping, HeardAs::Fault, 10},
    Hearing{Measure::StartEdge, HeardAs::Fault, 12},
    Hearing{Measure::EndEdge, HeardAs::Fault, 12},
    Hearing{Measure::Click, HeardAs::Fault, 3},
    Hearing{Measure::Burst, HeardAs::Fault, 2},
    Hearing{Measure::Plosive, HeardAs::Fault, 10},
    Hearing{Measure::Hum, HeardAs::Fault, 10},
    Hearing{Measure::SignalToNoise, HeardAs::OfWhole, 10},
    Hearing{Measure::NoiseFloor, HeardAs::OfWhole, 10},
    Hearing{Measure::Reverberation, HeardAs::OfWhole, 0.3},
    Hearing{Measure::Outlier, HeardAs::OfWhole, 4},
    Hearing{Measure::Similarity, HeardAs::OfWhole, 0.1},
    Hearing{Measure::Bandwidth, HeardAs::OfWhole, 4000},
    Hearing{Measure::SpeechLevel, HeardAs::OfWhole, 10},
    Hearing{Measure::Sibilance, HeardAs::OfWhole, 10},
    Hearing{Measure::Steepness, HeardAs::OfWhole, 40},
    Hearing{Measure::Rate, HeardAs::OfWords, 10},
    Hearing{Measure::Dc, HeardAs::Never, 10},
};

Hearing hearingOf(Measure measure)
{
    const auto* found = std::ranges::find(kHearings, measure, &Hearing::measure);
    return found == kHearings.end() ? Hearing{measure, HeardAs::OfWords, 1} : *found;
}

/// Places have figures of their own: the clip's is what the limit is for.
double beyondLimit(const Clip& clip, const Finding& finding)
{
    const auto value = clip.figure(finding.measure).value_or(finding.value);
    const auto beyond = std::abs(value - finding.limit) / hearingOf(finding.measure).plain;
    return std::isfinite(beyond) ? beyond : 0;
}

RejectReason reasonFor(Measure measure)
{
    switch (measure) {
    case Measure::Clipping:
        return RejectReason::Clipping;
    case Measure::Plosive:
        return RejectReason::Plosive;
    case Measure::Hum:
        return RejectReason::Hum;
    case Measure::StartEdge:
    case Measure::EndEdge:
        return RejectReason::CutWord;
    case Measure::Text:
    case Measure::Words:
    case Measure::Rate:
        return RejectReason::WordsDiffer;
    case Measure::Outlier:
    case Measure::Similarity:
        return RejectReason::OtherVoice;
    case Measure::Reverberation:
        return RejectReason::Room;
    case Measure::NoiseFloor:
    case Measure::SignalToNoise:
    case Measure::Burst:
    case Measure::Click:
        return RejectReason::Noise;
    default:
        return RejectReason::Other;
    }
}

} // namespace

bool isDefective(const Clip& clip)
{
    return std::ranges::any_of(clip.findings,
                               [](const Finding& finding) { return isDefect(finding.measure); });
}

bool areWordsUnsure(const ClipText& text)
{
    return !text.normalized.empty() && text.confidence < kSureWords;
}

Grade worstGrade(const std::vector<Finding>& findings)
{
    auto worst = Grade::Keep;
    for (const auto& finding : findings)
        worst = std::max(worst, finding.grade);
    return worst;
}

Finding joined(Finding first, const Finding& next)
{
    const bool isCount = first.measure == Measure::Clipping || first.measure == Measure::Click;
    first.value = isCount ? first.value + next.value : std::max(first.value, next.value);
    first.grade = std::max(first.grade, next.grade);
    const auto end = std::max(*first.at + first.length, *next.at + next.length);
    first.at = std::min(*first.at, *next.at);
    first.length = end - *first.at;
    return first;
}

std::vector<Finding> byHearing(const Clip& clip)
{
    struct Ranked
    {
        std::tuple<int, int, double, int, double> key;
        const Finding* finding;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(clip.findings.size());
    for (const auto& finding : clip.findings) {
        const auto heard = hearingOf(finding.measure).heard;
        ranked.push_back({{-int(finding.grade), int(heard), -beyondLimit(clip, finding), int(finding.measure),
                           finding.at.value_or(Seconds(0)).value},
                          &finding});
    }
    std::ranges::stable_sort(ranked, {}, &Ranked::key);
    std::vector<Finding> findings;
    findings.reserve(ranked.size());
    for (const auto& one : ranked)
        findings.push_back(*one.finding);
    return findings;
}

RejectReason suggestedReason(const Clip& clip)
{
    const auto findings = byHearing(clip);
    return findings.empty() ? RejectReason::None : reasonFor(findings.front().measure);
}

} // namespace understudy
