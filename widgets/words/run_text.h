// Training runs in the user's words: what their curves say, and why a checkpoint is suggested.
#pragma once

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

/// "lowest validation loss".
QString reason(SuggestedFor why);

} // namespace understudy::words
