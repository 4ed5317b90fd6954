#include "core/data/dataset/report_words_p.h"

#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/rejected_p.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

struct MeasureWords
{
    Measure measure;
    std::string_view title, unit;
};

constexpr std::array kMeasures{
    MeasureWords{Measure::Duration, "Length", "s"},
    MeasureWords{Measure::SpeechShare, "Share of speech", ""},
    MeasureWords{Measure::InnerPause, "Longest pause", "s"},
    MeasureWords{Measure::SpeechLevel, "Level of speech", "dBFS"},
    MeasureWords{Measure::Loudness, "Loudness", "LUFS"},
    MeasureWords{Measure::NoiseFloor, "Noise floor", "dBFS"},
    MeasureWords{Measure::SignalToNoise, "Signal to noise", "dB"},
    MeasureWords{Measure::Dc, "Offset", "dBFS"},
    MeasureWords{Measure::Clipping, "Clipped runs", ""},
    MeasureWords{Measure::Hum, "Level of hum", "dBFS"},
    MeasureWords{Measure::Plosive, "Worst plosive", "dB"},
    MeasureWords{Measure::Click, "Clicks", ""},
    MeasureWords{Measure::Burst, "Noise events", ""},
    MeasureWords{Measure::Sibilance, "Sibilance", "dB"},
    MeasureWords{Measure::Reverberation, "Reverberation", "s"},
    MeasureWords{Measure::Bandwidth, "Bandwidth", "Hz"},
    MeasureWords{Measure::Steepness, "Edge of the band", "dB"},
    MeasureWords{Measure::Pitch, "Pitch", "Hz"},
    MeasureWords{Measure::PitchRange, "Range of pitch", "semitones"},
    MeasureWords{Measure::Rate, "Rate of speech", "characters/s"},
    MeasureWords{Measure::StartEdge, "Level at the start", "dB"},
    MeasureWords{Measure::EndEdge, "Level at the end", "dB"},
    MeasureWords{Measure::Outlier, "Distance to the others", ""},
    MeasureWords{Measure::Words, "Words", ""},
    MeasureWords{Measure::Text, "Confidence in the words", ""},
    MeasureWords{Measure::Duplicate, "Likeness to another clip", ""},
    MeasureWords{Measure::Similarity, "Likeness to the speaker", ""},
};

struct ReasonWords
{
    RejectReason reason;
    std::string_view word;
};

constexpr std::array kReasons{
    ReasonWords{RejectReason::Noise, "Noise"},
    ReasonWords{RejectReason::Clipping, "Clipping"},
    ReasonWords{RejectReason::Plosive, "Plosive"},
    ReasonWords{RejectReason::Hum, "Hum"},
    ReasonWords{RejectReason::CutWord, "Cut word"},
    ReasonWords{RejectReason::WordsDiffer, "Words differ"},
    ReasonWords{RejectReason::OtherVoice, "Other voice"},
    ReasonWords{RejectReason::Room, "Room"},
    ReasonWords{RejectReason::Other, "Other"},
    ReasonWords{RejectReason::Superseded, "Newer take"},
};

} // namespace

std::string_view reportTitle(Measure measure)
{
    return std::ranges::find(kMeasures, measure, &MeasureWords::measure)->title;
}

std::string_view reportUnit(Measure measure)
{
    return std::ranges::find(kMeasures, measure, &MeasureWords::measure)->unit;
}

std::string_view reportWord(RejectReason reason)
{
    const auto* found = std::ranges::find(kReasons, reason, &ReasonWords::reason);
    return found == kReasons.end() ? std::string_view() : found->word;
}

std::string ruleWords(std::string_view rule)
{
    constexpr std::string_view kVerdict = "verdict: ";
    if (rule == name(Measure::Text))
        return "Unsure words"; // as the card has it
    if (const auto measure = measureNamed(rule))
        return std::string(reportTitle(*measure));
    if (rule == kTrainedText)
        return "Its words are in train too";
    if (!rule.starts_with(kVerdict))
        return std::string(rule);
    const auto reason = rule.substr(kVerdict.size());
    const auto known = rejectReasonNamed(reason);
    const auto word = known ? reportWord(*known) : reason;
    return word.empty() ? "Rejected" : "Rejected: " + std::string(word);
}

} // namespace understudy
