// What is said of a recording session: one sentence for what goes on, one for what went wrong.
#pragma once

#include "core/session/recording_service.h"
#include "widgets/support/banner.h"

#include <QString>

namespace understudy {

/// What goes on, or what became of the last take.
QString stateText(const RecordingStatus& status);
/// Why nothing can be heard, and what to do.
QString microphoneText(const Error& error);
/// Why a take could not begin, or come into the project.
BannerContent problemText(const RecordingProblem& problem);
/// Why a take ended by itself, what is kept and what to do; without words: it did not.
BannerContent endText(const TakeReport& take);
/// "0007-01 (4.3 s)"; of what was picked up.
QString takeName(const TakeReport& take);

} // namespace understudy
