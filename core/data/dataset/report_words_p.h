// What a report calls things: in English whatever the language of the program, as the rest of its page, so
// that the same dataset has the same bytes. As the studio calls them (widgets/words/clip_text.h).
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"

#include <string>
#include <string_view>

namespace understudy {

std::string_view reportTitle(Measure measure);
/// Empty for numbers of things and shares.
std::string_view reportUnit(Measure measure);
std::string_view reportWord(RejectReason reason);

/// Of rulesAgainst(): "Level of hum" for "hum_db", "Rejected: Noise" for "verdict: noise". What is none of
/// ours stays as it is.
std::string ruleWords(std::string_view rule);

} // namespace understudy
