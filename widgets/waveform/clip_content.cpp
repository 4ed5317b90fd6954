#include "widgets/waveform/clip_content.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace understudy {

namespace {

constexpr Milliseconds kBlock{5};
constexpr Milliseconds kHandReach{30}, kKeyReach{240};
/// As the cutter's (audio.md 1.5): no stop within a word is as long.
constexpr Milliseconds kShortestPause{120};
constexpr double kPauseBelow = 0.0158; // of the loudest block's power: 18 dB
constexpr Milliseconds kCrossingReach{5};

double powerOf(const ClipSound& sound, std::int64_t begin, std::int64_t end)
{
    const auto length = sound.length().value;
    double power = 0;
    for (auto i = std::clamp<std::int64_t>(begin, 0, length); i < std::clamp<std::int64_t>(end, 0, length);
         ++i) {
        const double sample = sound.samples[static_cast<std::size_t>(i)];
        power += sample * sample;
    }
    return power;
}

/// The nearest middle of a quiet block within reach, of those that are quiet for `least` in a row; beside
/// speech, for what is quiet all over is no gap. None: there is none.
std::optional<std::int64_t> quietNear(const ClipSound& sound, std::int64_t at, Milliseconds reach,
                                      Milliseconds least)
{
    const auto block = toFrames(kBlock, sound.rate).value;
    const int within = static_cast<int>(reach.value / kBlock.value);
    const int around = within + static_cast<int>(least.value / kBlock.value); // so that its length is known
    std::vector<double> powers;
    for (int i = -around; i <= around; ++i)
        powers.push_back(powerOf(sound, at + i * block - block / 2, at + i * block + block / 2 + 1));
    const double limit = *std::ranges::max_element(powers) * kPauseBelow;
    const auto isGap = [&](int i) {
        int first = i, last = i;
        while (first > -around && powers[std::size_t(first - 1 + around)] <= limit)
            --first;
        while (last < around && powers[std::size_t(last + 1 + around)] <= limit)
            ++last;
        return powers[std::size_t(i + around)] <= limit && (last - first + 1) * kBlock.value >= least.value;
    };
    for (int i = 0; i <= 2 * within; ++i) { // from the middle outwards
        const int away = (i + 1) / 2 * (i % 2 ? 1 : -1);
        const auto middle = at + away * block;
        if (middle >= 0 && middle <= sound.length().value && isGap(away))
            return middle;
    }
    return std::nullopt;
}

/// The flattest crossing of zero within reach, of equal ones the nearest; else the place itself.
std::int64_t crossingNear(const ClipSound& sound, std::int64_t at)
{
    const auto reach = toFrames(kCrossingReach, sound.rate).value;
    const auto sampleAt = [&](std::int64_t i) { return sound.samples[static_cast<std::size_t>(i)]; };
    auto best = at;
    auto least = std::numeric_limits<float>::infinity();
    for (std::int64_t i = 0; i <= 2 * reach; ++i) {
        const auto near = at + (i + 1) / 2 * (i % 2 ? 1 : -1);
        if (near < 1 || near >= sound.length().value)
            continue;
        const bool isCrossing = sampleAt(near) == 0 || (sampleAt(near - 1) < 0) != (sampleAt(near) < 0);
        if (const float slope = std::abs(sampleAt(near) - sampleAt(near - 1)); isCrossing && slope < least) {
            least = slope;
            best = near;
        }
    }
    return best;
}

} // namespace

ClipSound clipSound(std::vector<float> samples, SampleRate rate, Frames begin)
{
    ClipSound sound;
    sound.samples = std::move(samples);
    sound.rate = rate;
    sound.begin = begin;
    sound.peaks.add(sound.samples);
    return sound;
}

Frames snappedCut(const ClipSound& sound, Frames at, SnapReach far)
{
    const auto wanted = std::clamp(at, Frames(0), sound.length()).value;
    auto gap = quietNear(sound, wanted, kHandReach, kBlock);
    if (!gap && far == SnapReach::Key)
        gap = quietNear(sound, wanted, kKeyReach, kShortestPause);
    return Frames(crossingNear(sound, gap.value_or(wanted)));
}

} // namespace understudy
