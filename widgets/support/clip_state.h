// Verdicts and flags of a clip as the studio shows them: shape and colour (design guide, section 4). Their
// words: widgets/words/clip_text.h.
#pragma once

#include "core/data/clips/clip.h"
#include "widgets/support/tokens.h"

namespace understudy {

QLatin1String iconName(Verdict verdict); ///< "verdict-accepted"
Token color(Verdict verdict);
QLatin1String iconName(Measure measure); ///< of a flag: "mark-hum"
Token color(Grade grade);

} // namespace understudy
