// Each repair is one pass over the scratch file.
#pragma once

#include "core/data/ingest/repair.h"

namespace understudy {

/// A scratch file and who may stop the work on it.
struct RepairWork
{
    ScannedRecording& scanned;
    SampleRate rate; ///< of the scratch file
    const std::stop_token& stop;

    Result<void> checkStop() const
    {
        return stop.stop_requested() ? fail(Code::Cancelled, scanned.recording.file.string())
                                     : Result<void>();
    }
    /// Frames of the scratch file for frames of the original.
    Frames scaled(Frames original) const;
    /// Which frames of [begin, begin + count) of the scratch file lie in pauses.
    std::vector<bool> pausesIn(Frames begin, Frames count) const;
};

/// What is done looks back at what was there, so it is written one stretch late.
class LateWriter
{
public:
    explicit LateWriter(Spool& spool) : m_spool(&spool) {}

    Result<void> write(Frames begin, std::vector<float> sound);
    Result<void> finish();

private:
    Spool* m_spool;
    Frames m_begin;
    std::vector<float> m_sound;
};

Result<void> removeClicks(const RepairWork& work);
/// Subtracts what was found, in stretches of 8 s that fade into each other, and measures again: `hum` is then
/// what is left, `humBefore` what there was. Nothing where no hum was found or it is of other mains.
Result<void> removeHum(const RepairWork& work, const HumRepair& repair);
/// Forwards, then backwards: no phase is turned.
Result<void> highPass(const RepairWork& work, double hertz);
/// Learnt from the pauses within 8 s; nothing where nobody is ever silent.
Result<void> reduceNoise(const RepairWork& work, Decibels most);

} // namespace understudy
