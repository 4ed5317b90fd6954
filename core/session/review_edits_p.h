// What each edit of a review changes. NotFound for a clip that is not shown.
#pragma once

#include "core/session/review_desk_p.h"

namespace understudy {

/// Clips that have it already are left alone; so in all of these.
ReviewDesk::MakeChange verdictChange(std::vector<std::string> clips, Verdict verdict, RejectReason reason);
/// Rejected as Superseded. Those that somebody judged, or split or merged, stay as they are: it comes while
/// people work.
ReviewDesk::MakeChange supersedeChange(std::vector<std::string> clips);
ReviewDesk::MakeChange textChange(std::string clip, std::string text);
/// InvalidInput: outside the recording, or empty.
ReviewDesk::MakeChange trimChange(std::string clip, std::optional<FrameSpan> trim);
/// NotFound: no such recording.
ReviewDesk::MakeChange repairsChange(std::string recording, RepairSettings repairs);
/// InvalidInput: not inside the clip.
ReviewDesk::MakeChange splitChange(std::string clip, Frames at);
/// InvalidInput: no neighbours.
ReviewDesk::MakeChange mergeChange(std::string first, std::string second);

/// What takes back `done`, which was made of `before`: what else changed since, as by supersedeChange(),
/// stays.
ReviewDesk::MakeChange undoChange(ReviewChange before, ReviewChange done);

} // namespace understudy
