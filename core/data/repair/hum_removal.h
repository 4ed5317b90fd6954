// Takes mains hum out of a recording: sinusoids fitted where nobody speaks and subtracted everywhere. Notches
// would cut the voice's own harmonics as well; this leaves 47 dB of the voice where they leave 11
// (audio.md 2.6).
#pragma once

#include "core/data/cutting/activity.h"
#include "core/data/qc/hum.h"

#include <functional>
#include <span>
#include <vector>

namespace understudy {

/// Sinusoids of the hum around one place of a recording, at the sound's rate.
struct HumFit
{
    double mainsHz = 0;           ///< refined on this stretch
    std::vector<int> numbers;     ///< harmonics
    std::vector<double> cos, sin; ///< their amplitudes; phase 0 at the recording's begin

    bool isEmpty() const { return numbers.empty(); }
};

/// Fits to `sound`, which begins at `begin`; only the frames that `isPause` says are silent count. Empty
/// where there are too few.
HumFit fitHum(std::span<const float> sound, Frames begin, SampleRate rate, const Hum& hum,
              const std::vector<bool>& isPause);

/// Subtracts `from`, fading to `to` over the span: strength 1 takes out all that was fitted.
void subtractHum(std::span<float> sound, Frames begin, SampleRate rate, const HumFit& from, const HumFit& to,
                 double strength);

} // namespace understudy
