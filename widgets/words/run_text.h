// Training runs in the user's words: what their curves say, and why a checkpoint is suggested.
#pragma once

#include "core/train/data/train_clips.h"
#include "core/train/run/checkpoints.h"
#include "core/train/run/hints.h"
#include "core/train/run/metric_log.h"

#include <QString>

namespace understudy::words {

/// "Validation loss has not improved since step 600."
QString sentence(const RunHint& hint);
/// What it means and what can be done: "The voice may be memorising its clips. Early stopping ends the run at
/// step 900 if nothing changes."
QString advice(const RunHint& hint);

/// "Went back from step 120 to step 100: its losses were no numbers any more."
QString sentence(const RunEvent& event);

/// Of a run that can be resumed: "It goes on from step 200, its last checkpoint."
QString sentence(const GoingOn& goingOn);
/// "Damaged: step 600, 400."; empty: none is.
QString damaged(const GoingOn& goingOn);

/// "lowest validation loss"; of others that are better and cannot be used, too: "...; step 600 is damaged".
QString reason(const Suggestion& suggested);

/// "0.94 of 1 (validation loss 1.00 × 2, word errors 0.80 × 1)": points times the weight of each.
QString scored(const CheckpointScore& score);

/// Why a clip is proposed as an anchor: "accepted, whole sentences, 5.2 s, 38 dB over the noise".
QString reason(const TrainClip& anchor);

} // namespace understudy::words
