#include "app/desktop/episode/episode_view.h"

#include "widgets/support/conversions.h"

#include <map>

namespace understudy {

namespace {

LineRow makeRow(const PlannedLine& line, int number)
{
    LineRow row;
    row.id = line.id;
    row.number = number;
    row.state = line.state;
    row.speaker = toQString(line.line.speaker);
    row.text = toQString(line.line.text());
    row.takes = line.takeCount;
    row.length = line.estimate;
    if (line.take) {
        const auto& figures = line.take->figures;
        row.length = toSeconds(figures.speechEnd - figures.speechBegin, kStudioRate);
        row.lengthIsEstimate = false;
        row.level = figures.loudness;
    }
    return row;
}

TimelineLine makeBlock(const Segment& segment, const LineRow& row, const PlannedLine& line, int voice)
{
    TimelineLine block;
    block.id = row.id;
    block.number = row.number;
    block.speaker = row.speaker;
    block.voice = voice;
    block.state = row.state;
    block.begin = segment.start;
    block.end = segment.start + segment.length;
    block.takes = row.takes;
    if (line.take && !segment.file.empty()) {
        block.peaksBegin = segment.fileBegin;
        block.chosenTake = line.take->number;
    }
    return block;
}

/// Rows are there already.
void fillContent(EpisodeView& view)
{
    const auto& timeline = *view.snapshot->timeline;
    const auto& plan = *view.snapshot->plan;
    auto& content = view.content;
    content.length = timeline.length;
    std::map<std::string, int> voices;
    for (const auto& segment : timeline.segments) {
        if (segment.line.empty())
            continue;
        const auto& line = plan.lines[segment.lineIndex];
        const int voice = voices.emplace(line.line.speaker, static_cast<int>(voices.size())).first->second;
        // The scripted pauses: gaps before lines that ask for one.
        if (line.line.pauseBefore.value > 0 && !content.lines.empty())
            content.pauses.push_back({content.lines.back().end, segment.start});
        content.lines.push_back(makeBlock(segment, view.rows[segment.lineIndex], line, voice));
        view.plannedLines.push_back(segment.lineIndex);
    }
    for (std::size_t i = 0; i < timeline.sectionStarts.size(); ++i)
        content.sections.push_back({timeline.sectionStarts[i], toQString(plan.sectionTitles[i])});
}

} // namespace

EpisodeViewPtr makeEpisodeView(const SnapshotPtr& snapshot)
{
    auto view = std::make_shared<EpisodeView>();
    view->snapshot = snapshot;
    if (!snapshot->plan)
        return view;
    for (const auto& line : snapshot->plan->lines)
        view->rows.push_back(makeRow(line, static_cast<int>(view->rows.size()) + 1));
    if (snapshot->timeline)
        fillContent(*view);
    return view;
}

} // namespace understudy
