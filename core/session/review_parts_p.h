// Clips made of clips: a half, or two in one.
#pragma once

#include "core/session/review_book_p.h"

namespace understudy {

/// Where a clip's speech lies in a span of its recording, as far as that is known: to an edge of the span
/// that is beyond the clip, for nobody has looked there.
FrameSpan speechWithin(const Clip& clip, FrameSpan span);

/// What is measured of neither is absent: only figures of the whole recording, those of edges that stay where
/// they were, and findings at a place go along. Words as SpokenText::sharedTo(); `parts` are of the recording,
/// `atImport` its repairs.
DatasetRow partOf(const ReviewBook::Entry& entry, FrameSpan span, const std::string& id,
                  const std::vector<SpokenPart>& parts, const RepairSettings& atImport);
DatasetRow joinOf(const ReviewBook::Entry& first, const ReviewBook::Entry& second, const std::string& id,
                  const RepairSettings& atImport);

} // namespace understudy
