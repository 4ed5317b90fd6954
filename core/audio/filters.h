// Small steps of the speech chain: rumble filter, gain, edge fades. All work in place on one channel.
#pragma once

#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <span>

namespace understudy {

/// Fourth-order Butterworth high-pass (24 dB per octave), two biquads with double state; streaming.
class HighPass
{
public:
    explicit HighPass(SampleRate rate, double cutoffHz = 70.0);
    void process(std::span<float> samples);

private:
    /// Direct form I: of all forms it waits least for the sample before. b1 = -2 b0 and b2 = b0, as a
    /// high-pass has it.
    struct Biquad
    {
        double b0 = 0, a1 = 0, a2 = 0;
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0; ///< the last two in and out
    };
    std::array<Biquad, 2> m_sections;
    std::uint64_t m_position = 0;
};

void applyGain(std::span<float> samples, Decibels gain);

/// RaisedCosine: in and out sum to 1, for edges. EqualPower: squares sum to 1, for joins of unrelated
/// material.
enum class FadeShape
{
    RaisedCosine,
    EqualPower
};

/// Over the whole span.
void fadeIn(std::span<float> samples, FadeShape shape = FadeShape::RaisedCosine);
void fadeOut(std::span<float> samples, FadeShape shape = FadeShape::RaisedCosine);

} // namespace understudy
