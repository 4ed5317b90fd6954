#include "core/audio/trim.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace understudy {

namespace {

constexpr Milliseconds kHop{5};
constexpr double kSilence = -65.0; ///< dBFS; a take that nowhere rises above it holds no speech

// In decibels below the take's loud frames (95th percentile) or above its quiet ones (10th).
constexpr double kSpeechBelowLoud = 30.0; ///< breaths lie lower
constexpr double kTailBelowLoud = 42.0;   ///< the ends of words do not
constexpr double kSpeechAboveFloor = 12.0;
constexpr double kTailAboveFloor = 6.0;

// In hops.
constexpr std::ptrdiff_t kShortestSpeech = 5; ///< 25 ms in a row: a click is shorter
constexpr std::ptrdiff_t kBurstGap = 20;    ///< a plosive's burst may stand this far before its vowel: 100 ms
constexpr std::ptrdiff_t kLongestTail = 40; ///< how far a fading end, or a soft start, is followed: 200 ms
constexpr std::ptrdiff_t kMargin = 4;       ///< kept on both sides: 20 ms

using Levels = std::vector<double>; ///< dBFS of each hop

Levels hopLevels(std::span<const float> samples, std::size_t hop)
{
    Levels levels;
    levels.reserve(samples.size() / hop + 1);
    for (std::size_t at = 0; at < samples.size(); at += hop) {
        const auto frame = samples.subspan(at, std::min(hop, samples.size() - at));
        double squares = 1e-12;
        for (const float sample : frame)
            squares += static_cast<double>(sample) * sample;
        levels.push_back(10.0 * std::log10(squares / static_cast<double>(frame.size())));
    }
    return levels;
}

double percentile(Levels levels, double share)
{
    const auto nth =
        levels.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), nth, levels.end());
    return *nth;
}

struct Thresholds
{
    double speech; ///< surely speech
    double tail;   ///< still speech when next to it
};

Thresholds thresholdsOf(const Levels& levels)
{
    const double loud = percentile(levels, 0.95);
    // A take without any pause has no floor to speak of: its quiet frames are speech too.
    const double floor = std::min(percentile(levels, 0.10), loud - kSpeechBelowLoud);
    return {std::max({loud - kSpeechBelowLoud, floor + kSpeechAboveFloor, kSilence}),
            std::max({loud - kTailBelowLoud, floor + kTailAboveFloor, kSilence})};
}

/// First hop of speech, walking from one end of the take. `level(i)` is that of the i-th hop from there.
template<typename Level>
std::optional<std::ptrdiff_t> speechFrom(std::ptrdiff_t count, Thresholds thresholds, Level level)
{
    std::ptrdiff_t run = 0;
    std::ptrdiff_t at = 0;
    while (at < count && run < kShortestSpeech)
        run = level(at++) >= thresholds.speech ? run + 1 : 0;
    if (run < kShortestSpeech)
        return std::nullopt;
    std::ptrdiff_t edge = at - run;
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(edge - kBurstGap, 0); i < edge; ++i) {
        if (level(i) >= thresholds.speech)
            edge = i;
    }
    const std::ptrdiff_t furthest = std::max<std::ptrdiff_t>(edge - kLongestTail, 0);
    while (edge > furthest && level(edge - 1) >= thresholds.tail)
        --edge;
    return std::max<std::ptrdiff_t>(edge - kMargin, 0);
}

} // namespace

std::optional<SpeechBounds> speechBounds(std::span<const float> samples, SampleRate rate)
{
    if (samples.empty())
        return std::nullopt;
    const auto hop = static_cast<std::size_t>(std::max<std::int64_t>(toFrames(kHop, rate).value, 1));
    const auto levels = hopLevels(samples, hop);
    const auto thresholds = thresholdsOf(levels);
    const auto count = static_cast<std::ptrdiff_t>(levels.size());
    const auto at = [&](std::ptrdiff_t i) { return levels[static_cast<std::size_t>(i)]; };
    const auto begin = speechFrom(count, thresholds, at);
    const auto end = speechFrom(count, thresholds, [&](std::ptrdiff_t i) { return at(count - 1 - i); });
    if (!begin || !end)
        return std::nullopt;
    const auto frames = static_cast<std::int64_t>(samples.size());
    const auto hopFrames = static_cast<std::int64_t>(hop);
    return SpeechBounds{Frames(*begin * hopFrames), Frames(std::min((count - *end) * hopFrames, frames))};
}

} // namespace understudy
