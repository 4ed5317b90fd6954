// What is looked at before a training starts, in the user's words: what it is, figures beside their limits,
// what to do.
#pragma once

#include "core/train/preflight.h"

#include <QString>

namespace understudy::words {

/// "Memory".
QString title(CheckKind kind);
/// "11.6 of 11.0 GB"; empty: there is none.
QString figure(const PreflightCheck& check);
/// Why it fails or wants a look, and what to do; empty where it passes.
QString sentence(const PreflightCheck& check);
/// "Use rank 16", "Use 8 × 1 clips": for a button.
QString remedy(const SettingChanges& changes, const TrainSettings& settings);

/// "about 49 min", "about 2 h 20 min".
QString about(Seconds length);

} // namespace understudy::words
