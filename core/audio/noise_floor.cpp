#include "core/audio/noise_floor.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr Milliseconds kFrame{20};
constexpr std::size_t kFewest = 10;  // frames that have a 10th percentile
constexpr double kSpread = 1.995262; // 3 dB, as a power

/// The mean of those within 3 dB above a percentile.
double powerAbove(std::span<const float> powers, std::size_t percentile)
{
    std::vector<float> sorted(powers.begin(), powers.end());
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * percentile / 100);
    std::nth_element(sorted.begin(), at, sorted.end());
    const double low = *at;
    double sum = 0;
    std::size_t count = 0;
    for (const float power : powers) {
        if (power < low || power > low * kSpread)
            continue;
        sum += power;
        ++count;
    }
    return sum / static_cast<double>(count);
}

} // namespace

NoiseFloorMeter::NoiseFloorMeter(SampleRate rate)
    : m_frame(static_cast<std::size_t>(toFrames(kFrame, rate).value))
{
}

void NoiseFloorMeter::add(std::span<const float> mono)
{
    for (const float sample : mono) {
        m_energy += static_cast<double>(sample) * sample;
        if (++m_filled < m_frame)
            continue;
        m_powers.push_back(static_cast<float>(m_energy / static_cast<double>(m_frame)));
        m_energy = 0;
        m_filled = 0;
    }
}

std::optional<Decibels> NoiseFloorMeter::floor() const
{
    if (m_powers.size() < kFewest)
        return std::nullopt;
    return toDecibels(std::sqrt(noisePower(m_powers)));
}

double noisePower(std::span<const float> powers)
{
    return powerAbove(powers, 10);
}

double dipPower(std::span<const float> powers)
{
    return powerAbove(powers, 2);
}

} // namespace understudy
