#include "app/desktop/episode/timeline_panel.h"

#include "app/desktop/episode/peak_cache.h"
#include "app/desktop/pane.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/level_meters.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

TimelinePanel::TimelinePanel(Playback& playback, PeakCache& peaks, const Actions& actions, bool followsText)
    : m_playback(&playback), m_peaks(&peaks), m_play(actions.play), m_timeline(new EpisodeTimeline),
      m_timelinePart(new QWidget), m_metersPart(new QWidget), m_meters(new LevelMeters),
      m_meterLine(new LevelMeters(LevelMeters::Shape::Line))
{
    m_transport = makeTransport(actions);
    setGround(this, Ground::Raised);
    m_follow->setChecked(followsText);
    m_timeline->setFollowing(followsText);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    auto* bottom = new QHBoxLayout(m_timelinePart);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->setSpacing(0);
    bottom->addWidget(m_timeline, 1);
    bottom->addWidget(m_metersPart);
    auto* meters = new QHBoxLayout(m_metersPart);
    meters->setContentsMargins(0, 0, 0, 0);
    meters->setSpacing(0);
    meters->addWidget(makeVerticalLine());
    meters->addWidget(m_meters);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_transport);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_timelinePart, 1);

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
    m_note = makeMutedElided();
    auto* meter = makeGroup({m_meterLine});
    auto* zoom = makeGroup(
        {makeToolButton(actions.zoomOut), makeToolButton(actions.zoomIn), makeToolButton(actions.fit)});
    zoom->layout()->setSpacing(u(1));
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
    layout->addWidget(meter);
    layout->addSpacing(u(2));
    layout->addWidget(zoom);
    // The settings and the menus have what leaves.
    auto* fit = new RowFit(widget);
    for (auto* part : std::initializer_list<QWidget*>{meter, m_follow, zoom, m_length})
        fit->addPart(part);
    return widget;
}

void TimelinePanel::setTimelineShown(bool isShown)
{
    m_timelinePart->setVisible(isShown);
    setMaximumHeight(isShown ? QWIDGETSIZE_MAX : minimumSizeHint().height());
}

void TimelinePanel::setView(const EpisodeViewPtr& view)
{
    m_view = view;
    refreshContent();
}

TimelineContent TimelinePanel::content() const
{
    if (!m_view)
        return {};
    auto content = m_view->content;
    for (std::size_t i = 0; i < content.lines.size(); ++i)
        if (auto& line = content.lines[i]; line.chosenTake > 0)
            line.peaks = m_peaks->find(*m_view->snapshot->plan->lines[m_view->plannedLines[i]].take);
    return content;
}

void TimelinePanel::refreshContent()
{
    m_timeline->setContent(content());
    const auto* timeline = m_view ? m_view->snapshot->timeline.get() : nullptr;
    const auto length = timeline ? timeline->length : Frames(0);
    const bool isEstimate = timeline && !timeline->isComplete;
    m_length->setText(tr("/ %1%2").arg(isEstimate ? QStringLiteral("~") : QString(),
                                       clockTenths(toSeconds(length, kStudioRate))));
    m_note->setText(m_peaks->missing() > 0 ? tr("Drawing, %n take(s) left", nullptr, m_peaks->missing())
                                           : QString());
    if (timeline) {
        const auto target = masterTarget(m_view->snapshot->plan->header);
        for (auto* meters : {m_meters, m_meterLine})
            meters->setTargets(Lufs(target.level), target.truePeak);
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
    for (auto* meters : {m_meters, m_meterLine})
        meters->setLevels(levels);
}

void TimelinePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = isNarrowPane(width());
    m_metersPart->setVisible(!isNarrow);
    m_meterLine->setVisible(isNarrow);
}

void TimelinePanel::refreshState()
{
    const bool plays = m_playback->isPlaying();
    m_play->setIcon(icon(plays ? u"pause" : u"play"));
    m_play->setChecked(plays);
}

} // namespace understudy
