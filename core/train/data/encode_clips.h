// Turns clips into the codes that a model is trained on; those that the cache has are not heard again.
#pragma once

#include "core/audio/waveform.h"
#include "core/model/model_files.h"
#include "core/train/data/code_cache.h"
#include "core/train/data/train_clips.h"

namespace understudy {

/// What becomes of a clip whose sound is missing, damaged or another one now.
enum class Unheard
{
    LeaveOut, ///< it goes to `leftOut`
    Fail      ///< its error
};

/// The part of its file that a clip is, at the studio's rate. Errors of readMono and readMonoPart.
Result<Waveform> soundOf(const TrainClip& clip);

/// The codes of each clip, in order. The codec is loaded when a clip is missing, and let go. Errors: those of
/// loading it; ComputeDeviceUnknown; DiskFull; Cancelled: what was heard is kept.
Result<std::vector<ClipCodes>> encodeClips(TrainClips& clips, const CsmFiles& files, const CodeCache& cache,
                                           const std::string& device, Unheard unheard,
                                           const ClipWatch& watch);

/// How many of them are there already.
std::size_t countCached(const TrainClips& clips, const CodeCache& cache);

} // namespace understudy
