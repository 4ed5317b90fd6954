#include "core/audio/matched_sounds.h"

#include "core/audio/filters.h"
#include "core/audio/resampler.h"
#include "core/audio/trim.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr SampleRate kMostRate{48'000};
constexpr Milliseconds kLead{100}; ///< before speech begins
constexpr Milliseconds kTail{200}; ///< after it ends
constexpr Milliseconds kFade{10};

SampleRate sharedRate(const std::vector<Waveform>& sounds)
{
    auto rate = kMostRate;
    for (const auto& sound : sounds)
        rate = std::min(rate, sound.rate);
    return std::max(rate, kStudioRate);
}

Waveform atRate(const Waveform& sound, SampleRate rate)
{
    return {resampled(sound.samples, sound.rate, rate), rate};
}

/// Nothing that a cut to the shortest could take away, or be taken for.
Result<void> checkHeard(const std::vector<Waveform>& sounds)
{
    constexpr float kInaudible = 1e-5F; // -100 dBFS
    for (std::size_t i = 0; i < sounds.size(); ++i)
        if (std::ranges::none_of(sounds[i].samples,
                                 [](float sample) { return !(std::abs(sample) <= kInaudible); }))
            return fail(Code::InvalidInput, Reason::SoundSilent, std::to_string(i));
    return {};
}

bool areOfOneLength(const std::vector<Waveform>& sounds)
{
    return std::ranges::all_of(sounds, [&](const Waveform& sound) {
        return std::abs((sound.length() - sounds.front().length()).value) <= 1;
    });
}

/// From kLead before speech to kTail after it, with silence where the sound has no such ends.
void alignToSpeech(Waveform& sound)
{
    const auto bounds = speechBounds(sound.samples, sound.rate);
    if (!bounds)
        return; // silent, or nearly: the loudness tells
    const auto lead = toFrames(kLead, sound.rate), tail = toFrames(kTail, sound.rate);
    const auto begin = bounds->begin - lead, end = bounds->end + tail;
    std::vector<float> aligned(static_cast<std::size_t>((end - begin).value));
    for (auto at = std::max(begin, Frames(0)); at < std::min(end, sound.length()); at += Frames(1))
        aligned[static_cast<std::size_t>((at - begin).value)] =
            sound.samples[static_cast<std::size_t>(at.value)];
    sound.samples = std::move(aligned);
}

void share(std::vector<Waveform>& sounds, SharedLength length)
{
    const auto [shortest, longest] =
        std::ranges::minmax_element(sounds, {}, [](const Waveform& sound) { return sound.samples.size(); });
    const auto size = length == SharedLength::Shortest ? shortest->samples.size() : longest->samples.size();
    for (auto& sound : sounds) {
        const bool isCut = sound.samples.size() > size + 1;
        sound.samples.resize(size);
        if (isCut)
            fadeOut(std::span(sound.samples)
                        .last(std::min(size, static_cast<std::size_t>(toFrames(kFade, sound.rate).value))));
    }
}

} // namespace

Result<MatchedSounds> matchSounds(std::vector<Waveform> sounds, SharedLength length)
{
    MatchedSounds matched;
    if (sounds.empty())
        return matched;
    UNDERSTUDY_CHECK(checkHeard(sounds));
    const auto rate = sharedRate(sounds);
    for (auto& sound : sounds)
        sound = atRate(sound, rate);
    if (!areOfOneLength(sounds))
        for (auto& sound : sounds)
            alignToSpeech(sound);
    share(sounds, length);
    UNDERSTUDY_TRY(matched.match, matchLevels(sounds));
    for (std::size_t i = 0; i < sounds.size(); ++i)
        applyGain(sounds[i].samples, matched.match.gains[i]);
    matched.sounds = std::move(sounds);
    return matched;
}

Waveform lowPassed(const Waveform& sound, double hertz)
{
    const SampleRate narrow(static_cast<int>(std::lround(2 * hertz)));
    auto out = atRate(atRate(sound, narrow), sound.rate);
    out.samples.resize(sound.samples.size());
    return out;
}

} // namespace understudy
