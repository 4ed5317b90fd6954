// A snapshot as table and timeline show it. Made on a worker: for thousands of lines it takes longer than a
// frame.
#pragma once

#include "core/session/episode_service.h"
#include "widgets/models/line_table_model.h"
#include "widgets/waveform/episode_timeline.h"

#include <memory>
#include <vector>

namespace understudy {

struct EpisodeView
{
    SnapshotPtr snapshot; ///< never empty
    std::vector<LineRow> rows;
    /// Without peaks: those are the PeakCache's, by what plannedLines says.
    TimelineContent content;
    std::vector<std::size_t> plannedLines; ///< of content.lines: index into the plan's lines
};
using EpisodeViewPtr = std::shared_ptr<const EpisodeView>;

EpisodeViewPtr makeEpisodeView(const SnapshotPtr& snapshot);

} // namespace understudy
