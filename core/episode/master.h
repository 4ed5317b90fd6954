// The master: 24 kHz 16-bit mono WAV at the profile's loudness, with TPDF dither, and its timestamps.json.
// The files land complete or not at all.
#pragma once

#include "core/audio/loudness.h"
#include "core/episode/timeline.h"
#include "core/jobs/job.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace understudy {

/// What a profile asks for (script.md section 4).
struct MasterTarget
{
    enum class Measure
    {
        IntegratedLoudness,
        Rms
    };
    Measure measure = Measure::IntegratedLoudness;
    double level = -19;    ///< LUFS (mono file), or dBFS RMS
    Decibels truePeak{-1}; ///< dBTP ceiling
    /// dBFS RMS where nobody speaks, at most; beyond it a master is made, and a warning.
    std::optional<Decibels> noiseFloor = {};
};
MasterTarget masterTarget(const ScriptHeader& header);

struct MasterReport
{
    Frames length;
    Loudness loudness;                  ///< of the 16-bit file
    Decibels rms;                       ///< of the 16-bit file
    std::optional<Decibels> noiseFloor; ///< of the 16-bit file, as NoiseFloorMeter
    std::optional<Decibels> mostNoise;  ///< what the profile allows, where noiseFloor is above it
    Decibels gain;                      ///< given to the mix
    Decibels limiterReduction;          ///< the most; 0: the limiter did nothing
    std::filesystem::path master, timestamps;
    std::string sha256; ///< of the master
    Seconds elapsed;
};

struct MasterInput
{
    std::shared_ptr<const EpisodePlan> plan;
    std::shared_ptr<const Timeline> timeline; ///< complete
    MixSettings settings;
    std::filesystem::path folder;             ///< of the episode
    std::filesystem::path master, timestamps; ///< where to
};

/// Both files are written beside their places and renamed at the end, the master first: what may still fail,
/// a full disk, fails there and leaves both as they were. Same plan, takes and settings: same bytes. Errors:
/// LinesNotRendered, TakeDamaged, LoudnessUnreachable (silence), those of writing, Cancelled.
Result<MasterReport> masterEpisode(const MasterInput& input, JobContext& context);

} // namespace understudy
