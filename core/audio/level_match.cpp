#include "core/audio/level_match.h"

#include "core/audio/loudness.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr Decibels kMostPeak{-1.0};
constexpr Milliseconds kMeasurable{500}; ///< of which BS.1770 has whole blocks

Result<Loudness> measure(const Waveform& sound)
{
    LoudnessMeter meter({.rate = sound.rate, .range = false, .maxima = false});
    const auto least = toFrames(kMeasurable, sound.rate);
    for (Frames fed; !sound.samples.empty() && (fed.value == 0 || fed < least); fed += sound.length())
        UNDERSTUDY_CHECK(meter.add(sound.samples));
    return meter.finish();
}

} // namespace

Result<LevelMatch> matchLevels(std::span<const Waveform> sounds, Lufs wanted)
{
    LevelMatch match{{}, wanted};
    double lower = 0; // by which all have to be, dB
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        UNDERSTUDY_TRY(const auto loudness, measure(sounds[i]));
        if (!loudness.integrated)
            return fail(Code::InvalidInput, Reason::SoundSilent, std::to_string(i));
        match.gains.emplace_back(wanted.value - loudness.integrated->value);
        lower = std::max(lower, loudness.truePeak.value + match.gains.back().value - kMostPeak.value);
    }
    match.loudness = Lufs(wanted.value - lower);
    for (auto& gain : match.gains)
        gain = Decibels(gain.value - lower);
    return match;
}

} // namespace understudy
