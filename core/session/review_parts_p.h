// Clips made of clips: a half, or two in one.
#pragma once

#include "core/session/review_book_p.h"

namespace understudy {

/// What is measured of neither is absent: only figures of the whole recording and findings at a place go
/// along. Words as SpokenText::sharedTo(); `parts` are of the recording.
DatasetRow partOf(const ReviewBook::Entry& entry, FrameSpan span, const std::string& id,
                  const std::vector<SpokenPart>& parts);
DatasetRow joinOf(const ReviewBook::Entry& first, const ReviewBook::Entry& second, const std::string& id);

} // namespace understudy
