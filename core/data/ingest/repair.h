// Repairs of a scanned recording's sound, in the scratch file: the original stays as it is, and so does where
// it is cut.
#pragma once

#include "core/data/ingest/scan.h"

namespace understudy {

/// Mains hum taken out of the clips where it is found; originals stay as they are.
struct HumRepair
{
    bool isOn = false;
    int mainsHz = 0;       ///< 50 or 60; 0: as it is found
    double strength = 1.0; ///< share of what is estimated, 0 to 1
    bool operator==(const HumRepair&) const = default;
};

inline constexpr double kMostHighPassHz = 200;
inline constexpr Decibels kMostNoiseReduction{10.0}; // more is heard in the voice

struct RepairSettings
{
    HumRepair hum;
    double highPassHz = 0;        ///< -6 dB there, phase as it was; at most kMostHighPassHz; 0: none
    Decibels noiseReduction{0.0}; ///< of steady noise, at most kMostNoiseReduction; 0: none
    bool declick = false;
    bool operator==(const RepairSettings&) const = default;

    bool isAny() const { return *this != RepairSettings(); }
};

/// In a fixed order, each on what the one before made: clicks (they would ring in the filters), hum,
/// high-pass, noise. Figures of the whole recording that a repair changes (hum, clicks, DC) are measured
/// again. What was done is in the recording; a repair that has nothing to do is not. Memory does not grow
/// with the recording. Errors of the scratch file; Cancelled.
Result<void> repair(ScannedRecording& scanned, SampleRate rate, const RepairSettings& settings,
                    const std::stop_token& stop);

} // namespace understudy
