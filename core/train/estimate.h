// What a training takes of a machine: memory, time and disk, known before it begins. Batches are drawn as the
// run would draw them; what a machine does in a second is measured (machine_speed.h).
#pragma once

#include "core/base/units.h"
#include "core/model/csm/csm_config.h"
#include "core/model/mimi/mimi_config.h"
#include "core/train/data/train_clips.h"
#include "core/train/settings.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace understudy {

struct LoadClip
{
    std::int64_t words = 0, frames = 0; ///< text tokens, frames of its sound
    Split split = Split::Train;         ///< or Validation
    int anchor = 0;                     ///< from 1; 0: none
};

/// What the codec takes; without more, the published one.
struct CodecCost
{
    double products = 2.65e9; ///< of a weight and a value, for each second of sound
    double weights = 94e6;
    double bytes = 37e6; ///< held at once for each second of sound
};
CodecCost codecCost(const MimiConfig& codec);

/// What those take who hear the probe lines; nobody: nothing.
struct HearingCost
{
    Bytes memory;
    double seconds = 0; ///< for each of sound
};

/// What there is to learn.
struct TrainLoad
{
    std::vector<LoadClip> clips;
    std::int64_t differentWords = 0; ///< text tokens, each counted once
    Seconds toEncode;                ///< of clips whose codes are not there yet
    std::size_t notEncoded = 0;      ///< clips
    CodecCost codec;
    HearingCost hearing;
};
/// Frames of a clip of this length.
std::int64_t framesIn(Seconds length);

/// What the networks do in a second, at the settings and the batch that it was measured for.
struct MachineSpeed
{
    double forward = 0, backward = 0; ///< products of a weight and a value, through trained backbone layers
    double depth = 0;                 ///< the same, forth and back through the depth decoder
    double updated = 0;               ///< values of the adapter, by the optimiser
    double spoken = 0;                ///< bytes of weights (spokenBytes()), by what speaks the probe lines
    double encoded = 0;               ///< products of a weight and a value, by the codec
};

struct TrainEstimate
{
    std::int64_t parameters = 0;    ///< trained
    double positions = 0;           ///< of a step, mean
    std::int64_t mostPositions = 0; ///< of one batch
    Bytes weights, adapter;         ///< the latter with gradients and what the optimiser remembers
    Bytes kept;                     ///< what frozen layers made of the clips
    Bytes working;                  ///< of the largest batch
    Bytes probes;                   ///< that speaking the probe lines takes
    Bytes encoding;   ///< that the codec takes before there is anything else; none: codes are there
    Bytes memory;     ///< the sum with what the program itself takes
    Bytes checkpoint; ///< one on the disk
    Bytes disk;       ///< all of the run at its most
    /// Where the speed is known.
    std::optional<Seconds> step; ///< mean over the run, all of it in memory
    std::optional<Seconds> total;
};

/// `load` has at least one clip to train on; `settings` are sound.
TrainEstimate estimateTraining(const TrainSettings& settings, const CsmConfig& config, const TrainLoad& load,
                               const std::optional<MachineSpeed>& speed);

/// Products of a weight and a value in one pass.
struct PassProducts
{
    double frozen = 0,
           trained = 0; ///< backbone layers below the first trained one, and the others with the head
    double depth = 0;
};
/// Of `positions` in the backbone and `frames` in the depth decoder.
PassProducts passProducts(const TrainTargets& targets, const CsmConfig& config, double positions,
                          double frames);
/// Of weights that a frame of sound is spoken from: each as often as it is read.
double spokenBytes(const CsmConfig& config, Precision precision);
/// Of weights, all of them: of `words` rows of the text table.
double allWeights(const CsmConfig& config, std::int64_t words);
/// The number of the first backbone layer that is trained; how many there are where none is.
std::int64_t firstTrainedLayer(const TrainTargets& targets, const CsmConfig& config);

} // namespace understudy
