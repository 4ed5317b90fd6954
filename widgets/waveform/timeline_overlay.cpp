// The layers of EpisodeTimeline that move: playhead, selection, view of the overview, hover.
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/overlay_parts.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/timeline_painter.h"

#include <QPainter>

#include <algorithm>

namespace understudy {

using metrics::u;

void EpisodeTimeline::paintOverlay(QPainter& painter)
{
    const auto lanes = TimelineLanes::of(size());
    const auto& tokens = viewPalette(this);
    const auto selected = std::ranges::find(m_content.lines, m_selected, &TimelineLine::id);
    if (selected != m_content.lines.end())
        TimelinePainter(painter, m_content, tokens, lanes).paintBlock(*selected, m_axis, true);
    paintPlayhead(painter);
    const double left = overviewX(m_axis.begin());
    const double right = std::max(left + 4, double(overviewX(m_axis.end())));
    paintAccentFrame(painter, QRectF(left, lanes.overview.top(), right - left, lanes.overview.height()),
                     tokens);
    painter.fillRect(overviewX(m_playhead), lanes.overview.top(), 1, lanes.overview.height(),
                     tokens[Token::Playhead]);
    if (hasFocus())
        paintAccentFrame(painter, rect(), tokens);
    if (m_hover)
        paintHover(painter);
}

void EpisodeTimeline::paintPlayhead(QPainter& painter) const
{
    const auto lanes = TimelineLanes::of(size());
    paintPlayheadShape(painter,
                       {.lane = QRect(0, 0, width(), lanes.wave.bottom() + 1),
                        .x = qRound(m_axis.toX(m_playhead)),
                        .headTop = double(lanes.ruler.bottom() - u(1.5)),
                        .reach = double(kPlayheadReach),
                        .height = double(kPlayheadReach) + 2},
                       viewPalette(this));
}

void EpisodeTimeline::paintHover(QPainter& painter) const
{
    const Frames position = m_axis.toFrames(m_hover->x());
    const int line = lineAt(*m_hover);
    QString words = clockTenths(toSeconds(position, m_content.rate));
    if (line >= 0)
        words += QStringLiteral(" · ") + lineDescription(line);
    paintPlateAt(painter, *m_hover, rect(), words, viewPalette(this));
}

} // namespace understudy
