#include "core/episode/room_tone_p.h"

#include "core/base/random.h"

#include <array>

namespace understudy {

namespace {

/// Binomial low-pass: -3 dB near 3 kHz at 24 kHz, as soft as a room's own noise. Its energy is 70.
constexpr std::array<float, 5> kTaps{1, 4, 6, 4, 1};
constexpr double kEnergy = 70;
constexpr std::int64_t kReach = kTaps.size() - 1;

/// Keeps this stream apart from others drawn from the same seed ("ROOM").
constexpr std::uint32_t kStream = 0x524F4F4D;

/// Uniform in [-1, 1): variance 1/3.
float whiteNoise(std::uint32_t word)
{
    return static_cast<float>(static_cast<std::int32_t>(word)) * 0x1.0p-31F;
}

/// White noise of frames [begin, begin + out.size()); four frames come from one counter.
void fillWhite(std::span<float> out, std::uint64_t begin, std::uint64_t seed)
{
    const std::array<std::uint32_t, 2> key{static_cast<std::uint32_t>(seed),
                                           static_cast<std::uint32_t>(seed >> 32)};
    for (std::size_t i = 0; i < out.size();) {
        const auto block = (begin + i) / 4;
        const auto words = philox(
            {static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(block >> 32), kStream, 0}, key);
        for (auto word = (begin + i) % 4; word < 4 && i < out.size(); ++word, ++i)
            out[i] = whiteNoise(words[word]);
    }
}

} // namespace

RoomTone::RoomTone(Decibels level, std::uint64_t seed)
    : m_gain(static_cast<float>(toGain(level) / std::sqrt(kEnergy / 3))), m_seed(seed)
{
}

void RoomTone::addTo(std::span<float> samples, Frames at)
{
    m_white.resize(samples.size() + kReach);
    // Counted from kReach frames before the first, so that no frame is negative.
    fillWhite(m_white, static_cast<std::uint64_t>(at.value), m_seed);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        float sum = 0;
        for (std::size_t tap = 0; tap < kTaps.size(); ++tap)
            sum += kTaps[tap] * m_white[i + tap];
        samples[i] += m_gain * sum;
    }
}

} // namespace understudy
