// What a review has come to, in the user's words: what its second pass says, what was done in it.
#pragma once

#include "core/base/error.h"
#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"
#include "core/data/qc/defect_rate.h"

#include <QString>

#include <string_view>

namespace understudy::words {

/// As part of a line: "not reviewed".
QString phrase(Verdict verdict);

/// "3 of 59 had a defect: between 1.1 % and 14.1 % of the accepted clips likely have one."
QString sentence(const DefectEstimate& estimate);
/// Whether it shows that at most 5 % have one, and if not, what would.
QString goalSentence(const DefectEstimate& estimate);

/// "93 %", below ten with a decimal: "4.9 %".
QString percent(double share);
QString percent(double share, int decimals);

/// Why nothing is taken of a recording: its original is gone, or another file now.
QString originalSentence(const Error& error);

/// A recording ends before its header says: "talk.mp3 ends after 7:31 of 12:00. What is there is used."
QString cutShortSentence(const QString& file, Seconds there, Seconds promised);

/// A step of a history: "Clip 14 rejected: Clipping". `what` is its code (EditFacts), `clip` its clip's
/// number or name, `count` how many clips it was about.
QString step(std::string_view what, const QString& clip = {}, int count = 1, Verdict verdict = Verdict::None,
             RejectReason reason = RejectReason::None);

} // namespace understudy::words
