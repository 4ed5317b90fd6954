// What the curves of a run say, for those who do not read curves.
#pragma once

#include "core/base/units.h"
#include "core/train/run/metric_log.h"
#include "core/train/settings.h"

#include <optional>
#include <vector>

namespace understudy {

enum class HintKind
{
    RateTooHigh,  ///< the training loss rises, or was no number any more
    Overfitting,  ///< it learns its clips by heart: validation gets worse, training better
    NoImprovement ///< for half an hour of training
};
/// "rate_too_high", "overfitting", "no_improvement".
std::string_view name(HintKind kind);

struct RunHint
{
    HintKind kind = HintKind::NoImprovement;
    std::int64_t since = 0;            ///< step: of the best, or of where the losses were no numbers
    Seconds lasting;                   ///< of training since
    std::optional<std::int64_t> endAt; ///< step at which early stopping ends the run, unless it gets better
    bool operator==(const RunHint&) const = default;
};

/// At most one of each kind, in their order. Where nothing is validated, the training loss tells what it can.
std::vector<RunHint> hintsOf(const RunMetrics& metrics, const TrainSettings& settings);

} // namespace understudy
