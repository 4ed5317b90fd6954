#include "core/audio/levels.h"

#include <array>
#include <bit>
#include <cstdint>

namespace understudy {

// Floats are looked at as bits: compilers vectorise integer reductions, but not float ones unless told to be
// careless.

bool allFinite(std::span<const float> samples)
{
    constexpr std::uint32_t kExponent = 0x7F800000;
    std::uint32_t found = 0;
    for (const float sample : samples)
        found |= (std::bit_cast<std::uint32_t>(sample) & kExponent) == kExponent ? 1U : 0U;
    return found == 0;
}

float samplePeak(std::span<const float> samples)
{
    std::int32_t highest = 0; // magnitudes order as their bits do
    for (const float sample : samples) {
        const auto bits = std::bit_cast<std::int32_t>(sample) & 0x7FFFFFFF;
        highest = bits > highest ? bits : highest;
    }
    return std::bit_cast<float>(highest);
}

namespace {

/// Eight sums side by side: one alone waits for every addition.
template<typename Term>
double sumOfTerms(std::span<const float> samples, Term term)
{
    constexpr std::size_t kLanes = 8;
    std::array<double, kLanes> sums{};
    std::size_t at = 0;
    for (; at + kLanes <= samples.size(); at += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += term(double(samples[at + lane]));
    double sum = ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    for (; at < samples.size(); ++at)
        sum += term(double(samples[at]));
    return sum;
}

} // namespace

double energyOf(std::span<const float> samples)
{
    return sumOfTerms(samples, [](double sample) { return sample * sample; });
}

double sumOf(std::span<const float> samples)
{
    return sumOfTerms(samples, [](double sample) { return sample; });
}

} // namespace understudy
