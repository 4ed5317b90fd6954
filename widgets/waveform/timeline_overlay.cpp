// The layers of EpisodeTimeline that move: playhead, selection, view of the overview, hover.
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/timeline_painter.h"

#include <QPainter>
#include <QPainterPath>

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
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens[Token::Accent], 2));
    painter.drawRect(
        QRectF(left, lanes.overview.top(), right - left, lanes.overview.height()).adjusted(1, 1, -1, -1));
    painter.fillRect(overviewX(m_playhead), lanes.overview.top(), 1, lanes.overview.height(),
                     tokens[Token::Playhead]);
    if (hasFocus()) {
        painter.setPen(QPen(tokens[Token::Accent], 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    if (m_hover)
        paintHover(painter);
}

void EpisodeTimeline::paintPlayhead(QPainter& painter) const
{
    const auto& tokens = viewPalette(this);
    const int x = qRound(m_axis.toX(m_playhead));
    const int bottom = TimelineLanes::of(size()).wave.bottom();
    painter.fillRect(x - 1, 0, 3, bottom + 1, tokens[Token::Surface]);
    painter.fillRect(x, 0, 1, bottom + 1, tokens[Token::Playhead]);
    const double top = TimelineLanes::of(size()).ruler.bottom() - u(1.5);
    QPainterPath head;
    head.moveTo(x + 0.5 - kPlayheadReach, top);
    head.lineTo(x + 0.5 + kPlayheadReach, top);
    head.lineTo(x + 0.5, top + kPlayheadReach + 2);
    head.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(head, tokens[Token::Playhead]);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void EpisodeTimeline::paintHover(QPainter& painter) const
{
    const auto& tokens = viewPalette(this);
    const Frames position = m_axis.toFrames(m_hover->x());
    const int line = lineAt(*m_hover);
    QString words = clockTenths(toSeconds(position, m_content.rate));
    if (line >= 0)
        words += QStringLiteral(" · ") + lineDescription(line);
    painter.setFont(metrics::font(metrics::Type::Caption));
    const int width = painter.fontMetrics().horizontalAdvance(words) + u(3);
    QRect plate(m_hover->x() + u(2), m_hover->y() - u(7), width, u(5));
    if (plate.right() > rect().right())
        plate.moveRight(m_hover->x() - u(2));
    if (plate.top() < 0)
        plate.moveTop(m_hover->y() + u(3));
    painter.setPen(tokens[Token::Line]);
    painter.setBrush(tokens[Token::Surface]);
    painter.drawRect(plate);
    painter.setPen(tokens[Token::Text]);
    painter.drawText(plate, Qt::AlignCenter, words);
}

} // namespace understudy
