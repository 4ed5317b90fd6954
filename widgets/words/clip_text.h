// What is measured on a clip and what was said of it, in the user's words.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"

#include <QString>

namespace understudy::words {

/// "Signal to noise".
QString title(Measure measure);
/// What it is called where it is too much or too little: "Noise", "Clipping". For flags and marks.
QString flag(Measure measure);
/// "SNR dB", "Length s": at the head of a table's column.
QString column(Measure measure);
/// "dB", "s"; empty for numbers of things and shares.
QString unit(Measure measure);
/// Of its values, as a table shows them.
int decimals(Measure measure);
/// "12.4 dB", "3", "–" for what is not finite.
QString figure(Measure measure, double value);
/// decimals(), or as many as it takes for the value to show on its side of the limit: 0.804 beside 0.800.
int decimalsBeside(Measure measure, double value, double limit);
QString figure(Measure measure, double value, int decimals);

QString word(Verdict verdict);     ///< "Not reviewed"
QString word(Grade grade);         ///< "Pass"
QString word(RejectReason reason); ///< "Cut word"; empty for none

} // namespace understudy::words
