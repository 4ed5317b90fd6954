// What a person hears first of a clip's findings, and what of them is told together.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"

#include <vector>

namespace understudy {

/// The worst grade first; then what is heard as a fault (clipping, clicks) before what is heard of the whole
/// (noise, a room), before what the words tell, before what nobody hears (an offset); then what lies farther
/// beyond its limit, by what makes that kind of fault plain: ten flat tops count as much as 10 dB of hum. All
/// of one measure stand together, by place.
std::vector<Finding> byHearing(const Clip& clip);

/// Of the recording: what a listener would call so was found on it, and is to be looked at or worse. The one
/// rule of what counts against the goal of "at most 5 % defective" (audio.md 0.1), wherever that is told.
bool isDefective(const Clip& clip);

/// Confidence in words from which nobody has to look at them.
inline constexpr double kSureWords = 0.7;
/// There are words, and nobody knows whether they are those that are said: placed by guess, or a draft.
bool areWordsUnsure(const ClipText& text);

/// Keep for none.
Grade worstGrade(const std::vector<Finding>& findings);

/// Two findings of one measure at places, as one that spans both: what is counted is added up, of what is
/// measured the worse one stands.
Finding joined(Finding first, const Finding& next);

/// What a person would give as the reason for the first of them; None where nothing was found.
RejectReason suggestedReason(const Clip& clip);

} // namespace understudy
