#include "core/audio/filters.h"

#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace understudy {

namespace {

/// After this many frames, counted from the start of the stream, states too small to hear become zero:
/// decaying through denormal numbers is many times slower.
constexpr std::uint64_t kTidyEvery = 1024;
constexpr double kInaudible = 1e-20;

float fadeGain(std::size_t i, std::size_t count, FadeShape shape)
{
    const double at = (static_cast<double>(i) + 0.5) / static_cast<double>(count) * std::numbers::pi / 2.0;
    const double sine = std::sin(at);
    return static_cast<float>(shape == FadeShape::EqualPower ? sine : sine * sine);
}

} // namespace

HighPass::HighPass(SampleRate rate, double cutoffHz)
{
    UNDERSTUDY_ASSERT(cutoffHz > 0.0 && cutoffHz < rate.value / 2.0);
    // Bilinear transform, pre-warped; the two Q of a fourth-order Butterworth: 1 / (2 cos(pi/8)), 1 / (2
    // cos(3pi/8)).
    const double k = std::tan(std::numbers::pi * cutoffHz / rate.value);
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const double q = 0.5 / std::cos((i == 0 ? 1.0 : 3.0) * std::numbers::pi / 8.0);
        const double norm = 1.0 / (1.0 + k / q + k * k);
        m_sections[i] = {norm, 2.0 * (k * k - 1.0) * norm, (1.0 - k / q + k * k) * norm};
    }
}

void HighPass::process(std::span<float> samples)
{
    while (!samples.empty()) {
        const auto untilTidy = kTidyEvery - m_position % kTidyEvery;
        const auto block =
            samples.first(static_cast<std::size_t>(std::min<std::uint64_t>(samples.size(), untilTidy)));
        auto [first, second] = m_sections;
        const auto step = [](Biquad& s, double x) {
            const double y = (s.b0 * (x - 2.0 * s.x1 + s.x2) - s.a2 * s.y2) - s.a1 * s.y1;
            s.x2 = std::exchange(s.x1, x);
            s.y2 = std::exchange(s.y1, y);
            return y;
        };
        for (float& sample : block)
            sample = static_cast<float>(step(second, step(first, sample)));
        m_sections = {first, second};
        m_position += block.size();
        samples = samples.subspan(block.size());
        if (m_position % kTidyEvery == 0) {
            for (auto& section : m_sections) {
                for (double* state : {&section.x1, &section.x2, &section.y1, &section.y2})
                    *state = std::abs(*state) < kInaudible ? 0.0 : *state;
            }
        }
    }
}

void applyGain(std::span<float> samples, Decibels gain)
{
    const auto factor = static_cast<float>(toGain(gain));
    for (float& sample : samples)
        sample *= factor;
}

void fadeIn(std::span<float> samples, FadeShape shape)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] *= fadeGain(i, samples.size(), shape);
}

void fadeOut(std::span<float> samples, FadeShape shape)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] *= fadeGain(samples.size() - 1 - i, samples.size(), shape);
}

} // namespace understudy
