#include "widgets/waveform/clip_content.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace understudy {

namespace {

constexpr int kBlocksAround = 6;
constexpr Milliseconds kBlock{5};      // reaches 30 ms
constexpr Milliseconds kLongBlock{40}; // 240 ms; longer than what a stop within a word is silent
constexpr double kPauseBelow = 0.0158; // of the loudest block's power: 18 dB
constexpr Milliseconds kCrossingReach{3};

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

/// The middle of the quietest block nearby, where that is a pause beside speech.
std::int64_t quietNear(const ClipSound& sound, std::int64_t at, Milliseconds length)
{
    const auto block = toFrames(length, sound.rate).value;
    double least = 0, most = 0;
    std::int64_t quietest = at;
    for (int i = 0; i <= 2 * kBlocksAround; ++i) {
        // From the middle outwards, so that of equal ones the nearest is taken.
        const int away = (i + 1) / 2 * (i % 2 ? 1 : -1);
        const auto middle = at + away * block;
        if (middle < 0 || middle > sound.length().value)
            continue;
        const double power = powerOf(sound, middle - block / 2, middle + block / 2 + 1);
        if (i == 0 || power < least) {
            least = power;
            quietest = middle;
        }
        most = std::max(most, power);
    }
    return least < most * kPauseBelow ? quietest : at;
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
    auto place = quietNear(sound, wanted, kBlock);
    if (place == wanted && far == SnapReach::Key)
        place = quietNear(sound, wanted, kLongBlock);
    const auto reach = toFrames(kCrossingReach, sound.rate).value;
    const auto sampleAt = [&](std::int64_t i) { return sound.samples[static_cast<std::size_t>(i)]; };
    for (std::int64_t i = 0; i <= 2 * reach; ++i) {
        const auto near = place + (i + 1) / 2 * (i % 2 ? 1 : -1);
        if (near < 1 || near >= sound.length().value)
            continue;
        if (sampleAt(near) == 0 || (sampleAt(near - 1) < 0) != (sampleAt(near) < 0))
            return Frames(near);
    }
    return Frames(place);
}

} // namespace understudy
