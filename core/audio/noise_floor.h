// How loud a recording is where nobody speaks.
#pragma once

#include "core/base/units.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace understudy {

/// Of mean squares of 20 ms each, at least one: the mean of those within 3 dB above the 10th percentile; 0
/// for digital silence.
double noisePower(std::span<const float> powers);

/// The same above the 2nd percentile, of sound that hardly rests: what is left of it between words and in
/// stops.
double dipPower(std::span<const float> powers);

/// Frames of 20 ms; the floor is the mean power of those within 3 dB above the 10th percentile. Keeps four
/// bytes a frame: 2 MB for three hours.
class NoiseFloorMeter
{
public:
    explicit NoiseFloorMeter(SampleRate rate = kStudioRate);

    void add(std::span<const float> mono);
    /// dBFS RMS; -infinity for digital silence, none under ten frames. A rest of a frame is left out.
    std::optional<Decibels> floor() const;

private:
    std::size_t m_frame; // samples
    double m_energy = 0; // of the frame that is not full
    std::size_t m_filled = 0;
    std::vector<float> m_powers; // mean squares
};

} // namespace understudy
