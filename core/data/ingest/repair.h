// Repairs of a scanned recording's sound, in the scratch file: the original stays as it is.
#pragma once

#include "core/data/ingest/scan.h"

namespace understudy {

/// Mains hum taken out of the clips where it is found; originals stay as they are.
struct HumRepair
{
    bool isOn = false;
    int mainsHz = 0;       ///< 50 or 60; 0: as it is found
    double strength = 1.0; ///< share of what is estimated, 0 to 1
};

/// Subtracts what was found, in stretches of 8 s that fade into each other, and measures again: `hum` is then
/// what is left, `humBefore` what there was. Nothing where no hum was found or it is of other mains.
Result<void> repairHum(ScannedRecording& scanned, SampleRate rate, const HumRepair& repair);

} // namespace understudy
