// Which frequencies sound when, as an image to draw: 8 bits a point, over the 80 dB below its loudest.
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace understudy {

struct Spectrogram
{
    static constexpr Decibels kRange{80};

    int columns = 0, rows = 0;
    std::vector<std::uint8_t> levels; ///< [rows, columns], the highest frequency first
    Frames hop;                       ///< between columns; the first is centred on frame 0
    SampleRate rate;
    double topHz = 0; ///< upper edge of the first row
    Decibels peak;    ///< what 255 stands for: dBFS of a sine

    /// dBFS of a sine; none beyond the image. What lies below the range reads as its lower end.
    std::optional<Decibels> levelAt(Frames position, double hz) const;
};

struct SpectrogramOptions
{
    Seconds window{0.025};  ///< Hann
    Seconds hop{0.005};     ///< widened where there would be more than 8192 columns
    double topHz = 8000;    ///< at most half the rate
    std::stop_token stop{}; ///< a stopped one is empty
};

/// Takes about 1/250 of the sound's length. Runs on any thread.
Spectrogram spectrogramOf(std::span<const float> samples, SampleRate rate,
                          const SpectrogramOptions& options = {});

} // namespace understudy
