// A clip that sounds a little like speech, with a plosive, a noise and flat tops: for pictures, benches and
// tests of the review's widgets.
#pragma once

#include "widgets/waveform/clip_content.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace understudy::test {

inline constexpr SampleRate kClipRate{48'000};
inline constexpr Seconds kClipLength{8.4};
inline constexpr Seconds kAround{3}; ///< before and after the clip

/// Syllables of a gliding voice with pauses between words, `length` long, from second `from` on; the same
/// for the same seconds.
inline std::vector<float> speechLike(double from, double length)
{
    std::vector<float> samples(static_cast<std::size_t>(length * kClipRate.value));
    std::mt19937 random(7);
    std::normal_distribution<float> noise(0, 1);
    double phase = 0, hiss = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = from + static_cast<double>(i) / kClipRate.value;
        const double word = std::sin(2 * std::numbers::pi * t / 1.37) + 0.55;
        const double syllable = std::max(0.0, std::sin(2 * std::numbers::pi * t * 3.1));
        const double loud = word > 0 ? std::min(1.0, 3 * word) * (0.25 + 0.75 * syllable) : 0;
        phase += 2 * std::numbers::pi * (115 + 25 * std::sin(t * 2.1)) / kClipRate.value;
        double voice = 0;
        for (int harmonic = 1; harmonic <= 36; ++harmonic) {
            const double hz = harmonic * 120.0;
            const double formants = std::exp(-std::pow((hz - 600 - 200 * std::sin(t * 3)) / 500, 2)) +
                                    0.5 * std::exp(-std::pow((hz - 1900 - 500 * std::sin(t * 4)) / 700, 2)) +
                                    0.03;
            voice += formants / std::sqrt(harmonic) * std::sin(harmonic * phase);
        }
        hiss = noise(random) - 0.9 * hiss;
        const double consonant = word > 0 && syllable < 0.1 ? 0.015 * hiss : 0;
        samples[i] = static_cast<float>(0.11 * loud * voice + consonant + 0.0006 * noise(random));
    }
    return samples;
}

inline std::shared_ptr<const ClipSound> sampleSound()
{
    auto samples = speechLike(857, kClipLength.value + 2 * kAround.value);
    const auto at = [](double seconds) { return toFrames(kAround + Seconds(seconds), kClipRate).value; };
    for (auto i = at(4.02); i < at(4.3); ++i) // flat tops
        samples[static_cast<std::size_t>(i)] =
            std::clamp(samples[static_cast<std::size_t>(i)] * 8 +
                           0.9F * static_cast<float>(std::sin(0.02 * static_cast<double>(i))),
                       -0.96F, 0.96F);
    for (auto i = at(0.55); i < at(0.72); ++i) // a blast
        samples[static_cast<std::size_t>(i)] += static_cast<float>(
            0.6 * std::sin(2 * std::numbers::pi * 45 * static_cast<double>(i - at(0.55)) / kClipRate.value) *
            std::exp(-static_cast<double>(i - at(0.55)) / 3000));
    return std::make_shared<const ClipSound>(
        clipSound(std::move(samples), kClipRate, toFrames(Seconds(857), kClipRate)));
}

/// Clip 97 of the pictures: 14:20 into an hour, three marks, and a hum that has no place.
inline ClipContent sampleClip()
{
    ClipContent content;
    content.number = 97;
    content.sound = sampleSound();
    const Frames begin = content.sound->begin + toFrames(kAround, kClipRate);
    content.clip = {begin, begin + toFrames(kClipLength, kClipRate)};
    content.trim = {begin + toFrames(Seconds(0.06), kClipRate),
                    content.clip.end - toFrames(Seconds(0.1), kClipRate)};
    content.findings = {{Measure::Clipping, Grade::Reject, 3, 0, Seconds(4.02), Seconds(0.28)},
                        {Measure::Plosive, Grade::Review, 12.4, 10, Seconds(0.55), Seconds(0.17)},
                        {Measure::NoiseFloor, Grade::Review, -41, -60, Seconds(2.74), Seconds(0.36)},
                        {Measure::Hum, Grade::Review, -52, -60, {}, {}}};
    content.words = {{Seconds(6.2), Seconds(6.6), "until"}};
    content.recordingLength = toFrames(Seconds(2100), kClipRate);
    return content;
}

} // namespace understudy::test
