// What is promised of a voice, in the user's words.
#pragma once

#include "core/measure/evaluation/target_table.h"

#include <QString>

namespace understudy::words {

QString title(Target target);           ///< "Word errors"
QString value(const TargetRow& row);    ///< "2.9 %"; "–" where nothing was measured
QString required(const TargetRow& row); ///< "≤ 7 %", "30 to 90 min"
/// "no model that hears words is installed"; empty for what was measured.
QString reason(NotMeasured why);

} // namespace understudy::words
