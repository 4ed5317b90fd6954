// What each edit of a review changes. NotFound for a clip that is not shown.
#pragma once

#include "core/session/review_desk_p.h"

namespace understudy {

/// Clips that have it already are left alone; so in all of these.
ReviewDesk::MakeChange verdictChange(std::vector<std::string> clips, Verdict verdict, RejectReason reason);
ReviewDesk::MakeChange textChange(std::string clip, std::string text);
/// InvalidInput: outside the recording, or empty.
ReviewDesk::MakeChange trimChange(std::string clip, std::optional<FrameSpan> trim);
/// InvalidInput: not inside the clip.
ReviewDesk::MakeChange splitChange(std::string clip, Frames at);
/// InvalidInput: no neighbours.
ReviewDesk::MakeChange mergeChange(std::string first, std::string second);

} // namespace understudy
