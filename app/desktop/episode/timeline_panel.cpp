#include "app/desktop/episode/timeline_panel.h"

#include "app/desktop/episode/peak_cache.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/level_meters.h"

#include <QtWidgets>

#include <map>

namespace understudy {

using metrics::u;

namespace {

TimelineLine makeLine(const Segment& segment, const PlannedLine& line, int voice, const PeakCache& peaks)
{
    TimelineLine block;
    block.id = line.id;
    block.number = static_cast<int>(segment.lineIndex) + 1;
    block.speaker = toQString(line.line.speaker);
    block.voice = voice;
    block.state = line.state;
    block.begin = segment.start;
    block.end = segment.start + segment.length;
    block.takes = line.takeCount;
    if (line.take && !segment.file.empty()) {
        block.peaks = peaks.find(*line.take);
        block.peaksBegin = segment.fileBegin;
        block.chosenTake = line.take->number;
    }
    return block;
}

/// The scripted pauses: gaps before lines that ask for one.
void addPause(TimelineContent& content, const PlannedLine& line, Frames lineBegin)
{
    if (line.line.pauseBefore.value <= 0 || content.lines.empty())
        return;
    content.pauses.push_back({content.lines.back().end, lineBegin});
}

TimelineContent makeContent(const EpisodeSnapshot& snapshot, const PeakCache& peaks)
{
    TimelineContent content;
    const auto& timeline = *snapshot.timeline;
    const auto& plan = *snapshot.plan;
    content.length = timeline.length;
    std::map<std::string, int> voices;
    for (const auto& segment : timeline.segments) {
        if (segment.line.empty())
            continue;
        const auto& line = plan.lines[segment.lineIndex];
        const int voice = voices.emplace(line.line.speaker, static_cast<int>(voices.size())).first->second;
        addPause(content, line, segment.start);
        content.lines.push_back(makeLine(segment, line, voice, peaks));
    }
    for (std::size_t i = 0; i < timeline.sectionStarts.size(); ++i)
        content.sections.push_back({timeline.sectionStarts[i], toQString(plan.sectionTitles[i])});
    return content;
}

} // namespace

TimelinePanel::TimelinePanel(Playback& playback, PeakCache& peaks, const Actions& actions, bool followsText)
    : m_playback(&playback), m_peaks(&peaks), m_play(actions.play), m_timeline(new EpisodeTimeline),
      m_meters(new LevelMeters)
{
    m_transport = makeTransport(actions);
    setGround(this, Ground::Raised);
    m_follow->setChecked(followsText);
    m_timeline->setFollowing(followsText);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(0);
    bottom->addWidget(m_timeline, 1);
    bottom->addWidget(makeVerticalLine());
    bottom->addWidget(m_meters);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_transport);
    layout->addWidget(makeHorizontalLine());
    layout->addLayout(bottom, 1);

    connect(m_follow, &QCheckBox::toggled, this, [this](bool follows) {
        m_timeline->setFollowing(follows);
        Q_EMIT followChanged(follows);
    });
    connect(m_timeline, &EpisodeTimeline::seekRequested, m_playback, &Playback::seek);
    connect(m_timeline, &EpisodeTimeline::lineActivated, this, &TimelinePanel::lineActivated);
    connect(m_peaks, &PeakCache::changed, this, &TimelinePanel::refreshContent);
    connect(m_playback, &Playback::positionChanged, this, &TimelinePanel::refreshPosition);
    connect(m_playback, &Playback::statusChanged, this, &TimelinePanel::refreshState);
    connect(actions.zoomIn, &QAction::triggered, m_timeline, &EpisodeTimeline::zoomIn);
    connect(actions.zoomOut, &QAction::triggered, m_timeline, &EpisodeTimeline::zoomOut);
    connect(actions.fit, &QAction::triggered, m_timeline, &EpisodeTimeline::fit);
    refreshState();
    refreshPosition({});
}

QWidget* TimelinePanel::makeTransport(const Actions& actions)
{
    auto* widget = new QWidget;
    widget->setFixedHeight(u(10));
    m_position = makeLabel({});
    auto font = metrics::fixedFont(metrics::Type::Heading);
    font.setBold(true);
    m_position->setFont(font);
    m_position->setAccessibleName(tr("Position"));
    m_length = makeMutedLabel({});
    m_length->setFont(metrics::fixedFont());
    m_length->setAccessibleName(tr("Length"));
    m_follow = new QCheckBox(tr("Follow text"));
    m_follow->setFocusPolicy(Qt::TabFocus);
    m_note = makeMutedLabel({});
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(1));
    for (auto* action : {actions.previous, actions.play, actions.next})
        layout->addWidget(makeToolButton(action));
    layout->addSpacing(u(3));
    layout->addWidget(m_position);
    layout->addWidget(m_length);
    layout->addSpacing(u(4));
    layout->addWidget(m_follow);
    layout->addSpacing(u(4));
    layout->addWidget(m_note, 1);
    for (auto* action : {actions.zoomOut, actions.zoomIn, actions.fit})
        layout->addWidget(makeToolButton(action));
    return widget;
}

void TimelinePanel::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    refreshContent();
}

void TimelinePanel::refreshContent()
{
    const bool hasTimeline = m_snapshot && m_snapshot->timeline && m_snapshot->plan;
    m_timeline->setContent(hasTimeline ? makeContent(*m_snapshot, *m_peaks) : TimelineContent{});
    const auto length = hasTimeline ? m_snapshot->timeline->length : Frames(0);
    const bool isEstimate = hasTimeline && !m_snapshot->timeline->isComplete;
    m_length->setText(tr("/ %1%2").arg(isEstimate ? QStringLiteral("~") : QString(),
                                       clockTenths(toSeconds(length, kStudioRate))));
    m_note->setText(m_peaks->missing() > 0 ? tr("Drawing, %n take(s) left", nullptr, m_peaks->missing())
                                           : QString());
    if (hasTimeline) {
        const auto target = masterTarget(m_snapshot->plan->header);
        m_meters->setTargets(Lufs(target.level), target.truePeak);
    }
}

void TimelinePanel::setSelected(const LineId& line)
{
    m_timeline->setSelectedLine(line);
}

void TimelinePanel::setMastered(const std::optional<Loudness>& loudness)
{
    m_mastered = loudness;
    refreshPosition(m_playback->position());
}

void TimelinePanel::refreshPosition(Frames position)
{
    m_position->setText(clockTenths(toSeconds(position, kStudioRate)));
    m_timeline->setPlayhead(position);
    auto levels = m_playback->levels();
    if (m_mastered) {
        levels.integrated = m_mastered->integrated;
        levels.truePeak = m_mastered->truePeak;
    }
    m_meters->setLevels(levels);
}

void TimelinePanel::refreshState()
{
    const bool plays = m_playback->isPlaying();
    m_play->setIcon(icon(plays ? u"pause" : u"play"));
    m_play->setChecked(plays);
}

} // namespace understudy
