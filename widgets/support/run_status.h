// How a training run stands, as the studio shows it: shape, word and colour (design guide, section 4).
#pragma once

#include "widgets/support/tokens.h"

#include <QString>

namespace understudy {

enum class RunStatus
{
    Waiting,
    Running,
    Paused,
    Finished,
    Stopped,
    Cancelled,
    Failed,
    Interrupted
};
inline constexpr auto kLastRunStatus = RunStatus::Interrupted;

QLatin1String iconName(RunStatus status); ///< "status-rendering"
Token color(RunStatus status);
QString word(RunStatus status); ///< "Running", translated

} // namespace understudy
