// The settings of a training in the user's words: the form, the list of a run's settings and what differs
// between two.
#pragma once

#include "core/train/settings.h"

#include <QString>

namespace understudy::words {

struct ParameterText
{
    QString label;  ///< "Learning rate"
    QString reason; ///< one line: what it does, what to look for
    QString unit;   ///< "steps"; empty: a plain number
};
ParameterText textOf(const TrainParameter& parameter);

/// "1e-4", "on", "60 steps".
QString valueOf(const TrainParameter& parameter, const TrainSettings& settings);

/// "Quick look".
QString label(TrainPreset preset);
/// "Is the data usable at all?"
QString reason(TrainPreset preset);
/// Of run.json, where another program may have written another: that, as it is.
QString presetLabel(const std::string& preset);

/// "Standard, rank 16, rate 1e-4".
QString settingsLine(const std::string& preset, const TrainSettings& settings);
/// "rank 32, learning rate 2e-4": what `settings` has otherwise than `other`; "nothing".
QString differences(const TrainSettings& settings, const TrainSettings& other);

} // namespace understudy::words
