// Signals made in the test: tones, noise, stretches of them, and a way to feed them in odd blocks.
#pragma once

#include "core/base/random.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <vector>

namespace understudy::test {

using Signal = std::vector<float>;

inline Signal sine(double hertz, double amplitude, Seconds length, SampleRate rate = kStudioRate,
                   double degrees = 0.0)
{
    Signal signal(static_cast<std::size_t>(toFrames(length, rate).value));
    const double step = 2.0 * std::numbers::pi * hertz / rate.value;
    const double phase = degrees * std::numbers::pi / 180.0;
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] = static_cast<float>(amplitude * std::sin(step * static_cast<double>(i) + phase));
    return signal;
}

/// Uniform in +-amplitude.
inline Signal noise(double amplitude, Seconds length, SampleRate rate = kStudioRate, std::uint64_t seed = 1)
{
    RandomStream random(seed, 0);
    Signal signal(static_cast<std::size_t>(toFrames(length, rate).value));
    for (float& sample : signal)
        sample = static_cast<float>(amplitude * (2.0 * random.uniform() - 1.0));
    return signal;
}

inline Signal silence(Seconds length, SampleRate rate = kStudioRate)
{
    return Signal(static_cast<std::size_t>(toFrames(length, rate).value), 0.0F);
}

inline Signal operator+(Signal a, const Signal& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

inline Signal interleave(const std::vector<Signal>& channels)
{
    Signal frames(channels.size() * channels.front().size());
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i] = channels[i % channels.size()][i / channels.size()];
    return frames;
}

inline double rms(std::span<const float> signal)
{
    double squares = 0.0;
    for (const float sample : signal)
        squares += static_cast<double>(sample) * sample;
    return std::sqrt(squares / static_cast<double>(std::max<std::size_t>(signal.size(), 1)));
}

/// Calls f with 1, 7, 255, 256, 257, 4096 samples, and so on, until all are through.
template<typename Samples, typename F>
void inOddBlocks(Samples&& samples, F f)
{
    constexpr std::size_t kSizes[] = {1, 7, 255, 256, 257, 4096};
    std::span rest(samples);
    for (std::size_t i = 0; !rest.empty(); ++i) {
        const auto count = std::min(rest.size(), kSizes[i % std::size(kSizes)]);
        f(rest.first(count));
        rest = rest.subspan(count);
    }
}

} // namespace understudy::test
