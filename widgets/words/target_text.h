// What is promised of a voice, beside what was measured, in the user's words.
#pragma once

#include "core/measure/evaluation/target_table.h"

#include <QString>

namespace understudy::words {

/// "Words wrong (WER)".
QString title(Target target);
/// "at most 7 %".
QString bound(const TargetRow& row);
/// "6.2 %", "yes"; empty where there is none.
QString value(const TargetRow& row);
/// "Passed", "Failed", "Not measured: no ECAPA-TDNN is installed".
QString verdict(const TargetRow& row);

} // namespace understudy::words
