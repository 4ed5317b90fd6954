// Hum of the mains under a whole recording, heard where nobody speaks (audio.md 2.5, method A): a voice's own
// harmonics come and go, those of the mains stay.
#pragma once

#include "core/audio/resampler.h"
#include "core/base/units.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace understudy {

struct HumHarmonic
{
    int number = 0;      ///< 1 to 10
    Decibels prominence; ///< above what lies 6 to 24 Hz beside it
    Decibels level;      ///< dBFS RMS
};

struct Hum
{
    double mainsHz = 0;                 ///< refined: 49.98 rather than 50
    Decibels level;                     ///< dBFS RMS of all its harmonics
    std::vector<HumHarmonic> harmonics; ///< those that stand out by 10 dB, in order
};

struct HumReport
{
    int windows = 0; ///< of 0.4 s without speech, every 0.1 s; below kFewestHumWindows nothing can be said
    std::optional<Hum> hum;
};

inline constexpr int kFewestHumWindows = 5;

/// Takes a recording block by block, mono; memory does not grow with it.
class HumMeter
{
public:
    explicit HumMeter(SampleRate rate);
    ~HumMeter();

    void add(std::span<const float> mono);
    /// Once, at the end.
    HumReport finish();

private:
    struct Spectra;

    void takeWindows();

    Resampler m_down;
    std::vector<float> m_low; // what no window has passed yet
    std::unique_ptr<Spectra> m_spectra;
};

} // namespace understudy
