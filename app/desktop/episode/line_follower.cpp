#include "app/desktop/episode/line_follower.h"

#include "app/desktop/episode/inspector.h"
#include "app/desktop/episode/lines_panel.h"
#include "app/desktop/episode/playback.h"
#include "app/desktop/episode/timeline_panel.h"
#include "app/desktop/workspace.h"
#include "widgets/script/script_editor.h"
#include "widgets/waveform/episode_timeline.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace understudy {

LineFollower::LineFollower(Workspace& workspace, Playback& playback, const Views& views, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_playback(&playback), m_views(views)
{
    connect(m_views.editor, &ScriptEditor::caretMoved, this, &LineFollower::takeCaret);
    connect(m_views.lines, &LinesPanel::currentChanged, this, &LineFollower::takeLine);
    connect(m_views.lines, &LinesPanel::activated, this, [this](const LineId& line) {
        seekToLine(line);
        m_playback->play();
    });
    connect(m_views.timeline, &TimelinePanel::lineActivated, m_views.lines, &LinesPanel::select);
    connect(m_playback, &Playback::positionChanged, this, &LineFollower::followPosition);
}

const PlannedLine* LineFollower::findLine(const LineId& line) const
{
    if (!m_snapshot || !m_snapshot->plan || line.empty())
        return nullptr;
    const auto& lines = m_snapshot->plan->lines;
    const auto found = std::ranges::find(lines, line, &PlannedLine::id);
    return found == lines.end() ? nullptr : &*found;
}

void LineFollower::playFromCursor()
{
    if (!m_playback->isPlaying() && m_views.editor->hasFocus() && timeline()) {
        const auto line = m_views.lines->current();
        const auto at = m_playback->segment();
        const bool isThere = at < timeline()->segments.size() && timeline()->segments[at].line == line;
        if (!line.empty() && !isThere)
            seekToLine(line);
    }
    m_playback->toggle();
}

void LineFollower::seekToLine(const LineId& line)
{
    if (!timeline())
        return;
    const auto found = std::ranges::find(timeline()->segments, line, &Segment::line);
    if (found == timeline()->segments.end())
        return;
    m_playback->seek(found->start);
    m_views.timeline->timeline()->reveal(found->start);
}

void LineFollower::stepLine(int direction)
{
    if (!timeline() || timeline()->segments.empty())
        return;
    const auto& segments = timeline()->segments;
    const auto at = m_playback->segment();
    const auto last = static_cast<std::ptrdiff_t>(segments.size()) - 1;
    const auto next = at == Timeline::npos ? 0 : static_cast<std::ptrdiff_t>(at) + direction;
    const auto& segment = segments[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, last))];
    m_playback->seek(segment.start);
    if (!segment.line.empty())
        m_views.lines->select(segment.line);
}

void LineFollower::followPosition()
{
    const auto at = m_playback->segment();
    const bool isHeard = m_playback->isPlaying() && timeline() && at < timeline()->segments.size();
    const auto line = isHeard ? timeline()->segments[at].line : LineId();
    if (line == m_heard)
        return;
    m_heard = line;
    m_views.lines->setPlaying(line);
    const auto* planned = findLine(line);
    const bool hasPlace = planned && isPlaced();
    m_views.editor->setPlaying(hasPlace ? planned->line.source.begin : 0,
                               hasPlace ? planned->line.source.end : 0);
    if (!planned || !m_workspace->user().get<bool>("playback.followText") || m_views.editor->hasFocus())
        return;
    const QScopedValueRollback syncing(m_isSyncing, true);
    m_views.lines->select(line);
    if (hasPlace)
        m_views.editor->setCaretOffset(planned->line.source.begin);
    // Also where the table's filter hides it.
    m_views.inspector->setLine(line);
    m_views.timeline->setSelected(line);
}

void LineFollower::takeLine(const LineId& line)
{
    m_views.inspector->setLine(line);
    m_views.timeline->setSelected(line);
    Q_EMIT lineChosen(line);
    if (m_isSyncing)
        return;
    const QScopedValueRollback syncing(m_isSyncing, true);
    if (const auto* planned = findLine(line); planned && isPlaced())
        m_views.editor->setCaretOffset(planned->line.source.begin);
    if (!m_playback->isPlaying())
        seekToLine(line);
}

void LineFollower::takeCaret(std::size_t offset)
{
    if (m_isSyncing || !isPlaced() || !m_snapshot->plan)
        return;
    const auto& lines = m_snapshot->plan->lines;
    const auto after =
        std::ranges::upper_bound(lines, offset, {}, [](const auto& line) { return line.line.source.begin; });
    if (after == lines.begin())
        return;
    const auto& line = *std::prev(after);
    if (offset > line.line.source.end || line.id == m_views.lines->current())
        return;
    const QScopedValueRollback syncing(m_isSyncing, true);
    m_views.lines->select(line.id);
    if (!m_playback->isPlaying())
        seekToLine(line.id);
}

} // namespace understudy
