#include "core/data/clips/clip.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

struct Named
{
    Measure measure;
    std::string_view name;
};

constexpr std::array kNames{
    Named{Measure::Duration, "duration_sec"},
    Named{Measure::SpeechShare, "speech_share"},
    Named{Measure::InnerPause, "inner_pause_sec"},
    Named{Measure::SpeechLevel, "speech_level_db"},
    Named{Measure::Loudness, "loudness_lufs"},
    Named{Measure::NoiseFloor, "noise_floor_db"},
    Named{Measure::SignalToNoise, "snr_db"},
    Named{Measure::Dc, "dc_db"},
    Named{Measure::Clipping, "clipping_tops"},
    Named{Measure::Hum, "hum_db"},
    Named{Measure::Plosive, "plosive_db"},
    Named{Measure::Click, "clicks"},
    Named{Measure::Burst, "noise_bursts"},
    Named{Measure::Sibilance, "sibilance_db"},
    Named{Measure::Reverberation, "reverberation_sec"},
    Named{Measure::Bandwidth, "bandwidth_hz"},
    Named{Measure::Steepness, "band_edge_db"},
    Named{Measure::Pitch, "pitch_hz"},
    Named{Measure::PitchRange, "pitch_range_st"},
    Named{Measure::Rate, "chars_per_sec"},
    Named{Measure::StartEdge, "start_edge_db"},
    Named{Measure::EndEdge, "end_edge_db"},
    Named{Measure::Outlier, "spectral_outlier"},
    Named{Measure::Words, "words"},
    Named{Measure::Text, "text_confidence"},
    Named{Measure::Duplicate, "duplicate"},
    Named{Measure::Similarity, "speaker_similarity"},
};

} // namespace

std::string_view name(Measure measure)
{
    return std::ranges::find(kNames, measure, &Named::measure)->name;
}

std::optional<Measure> measureNamed(std::string_view name)
{
    const auto* found = std::ranges::find(kNames, name, &Named::name);
    return found == kNames.end() ? std::nullopt : std::optional(found->measure);
}

bool isDefect(Measure measure)
{
    constexpr std::array kDefects{Measure::Clipping, Measure::Hum, Measure::Plosive, Measure::Click,
                                  Measure::Burst};
    return std::ranges::find(kDefects, measure) != kDefects.end();
}

std::vector<Measure> allMeasures()
{
    std::vector<Measure> all;
    for (const auto& named : kNames)
        all.push_back(named.measure);
    return all;
}

std::optional<double> Clip::figure(Measure measure) const
{
    const auto found = std::ranges::find(figures, measure, &Figure::measure);
    return found == figures.end() ? std::nullopt : std::optional(found->value);
}

} // namespace understudy
