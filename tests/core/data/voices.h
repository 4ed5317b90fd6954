// Sounds that the tests of the clips' measures are made of: mono at the studio's rate, full scale 1.0.
#pragma once

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace understudy {

using Sound = std::vector<float>;

inline std::size_t samplesOf(double seconds, SampleRate rate = kStudioRate)
{
    return std::size_t(toFrames(Seconds(seconds), rate).value);
}

/// White, Gaussian.
inline Sound hiss(double seconds, double level, unsigned seed = 1, SampleRate rate = kStudioRate)
{
    std::mt19937 chance(seed);
    std::normal_distribution<float> normal(0, 1);
    Sound sound(samplesOf(seconds, rate));
    for (auto& sample : sound)
        sample = float(level) * normal(chance);
    return sound;
}

/// Harmonics up to 4 kHz that fall by 6 dB an octave around a formant; `glide` octaves up over its length.
/// Peak 0.3.
inline Sound vowel(double seconds, double hertz, double formant = 600, double glide = 0,
                   SampleRate rate = kStudioRate)
{
    Sound sound(samplesOf(seconds, rate));
    double phase = 0;
    float most = 0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const auto now = hertz * std::exp2(glide * double(i) / double(sound.size()));
        phase += 2 * M_PI * now / rate.value;
        double sum = 0;
        for (int harmonic = 1; harmonic * now < 4000; ++harmonic)
            sum += std::cos(harmonic * phase) / (1 + std::pow((harmonic * now - formant) / 400, 2));
        sound[i] = float(sum);
        most = std::max(most, std::abs(sound[i]));
    }
    for (auto& sample : sound)
        sample *= 0.3F / most;
    return sound;
}

/// First differences: what rises by 6 dB an octave.
inline Sound sharpened(Sound sound)
{
    for (auto i = sound.size(); i-- > 1;)
        sound[i] -= sound[i - 1];
    return sound;
}

inline void mix(Sound& sound, const Sound& other, double at, double gain = 1, SampleRate rate = kStudioRate)
{
    for (std::size_t i = 0, place = samplesOf(at, rate); i < other.size() && place < sound.size();
         ++i, ++place)
        sound[place] += float(gain) * other[i];
}

/// Four seconds: vowels of 0.3 s and a hissing 0.1 s each, pauses of 0.2 s, noise at -65 dBFS.
inline Sound talk(double hertz = 120, double formant = 600, unsigned seed = 1)
{
    auto sound = hiss(4, 5.6e-4, seed);
    for (int word = 0; word < 6; ++word) {
        const auto begin = 0.15 + 0.6 * word;
        mix(sound, vowel(0.3, hertz * (1 + 0.03 * word), formant + 150 * (word % 3)), begin);
        mix(sound, sharpened(sharpened(hiss(0.1, 0.02, seed + unsigned(word)))), begin + 0.3);
    }
    return sound;
}

/// What nothing can be said of, and nothing may go wrong with.
inline std::vector<std::pair<const char*, Sound>> oddSounds()
{
    return {{"nothing", {}},
            {"one sample", Sound(1, 0.5F)},
            {"a millisecond", Sound(24, 0.1F)},
            {"0.1 s of silence", Sound(2400)},
            {"silence", Sound(samplesOf(2))},
            {"constant", Sound(samplesOf(2), 0.5F)}};
}

} // namespace understudy
