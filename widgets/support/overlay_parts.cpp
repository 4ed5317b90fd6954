#include "widgets/support/overlay_parts.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QPainter>
#include <QPainterPath>

namespace understudy {

using metrics::u;

void paintPlayheadShape(QPainter& painter, const PlayheadShape& shape, const ViewPalette& tokens)
{
    const auto& [lane, x, top, reach, height] = shape;
    painter.fillRect(x - 1, lane.top(), 3, lane.height(), tokens[Token::Surface]);
    painter.fillRect(x, lane.top(), 1, lane.height(), tokens[Token::Playhead]);
    QPainterPath head;
    head.moveTo(x + 0.5 - reach, top);
    head.lineTo(x + 0.5 + reach, top);
    head.lineTo(x + 0.5, top + height);
    head.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(head, tokens[Token::Playhead]);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintPlateAt(QPainter& painter, const QPoint& pointer, const QRect& view, const QString& words,
                  const ViewPalette& tokens)
{
    painter.setFont(metrics::font(metrics::Type::Caption));
    QRect plate(pointer.x() + u(2), pointer.y() - u(7), painter.fontMetrics().horizontalAdvance(words) + u(3),
                u(5));
    if (plate.right() > view.right())
        plate.moveRight(pointer.x() - u(2));
    if (plate.top() < 0)
        plate.moveTop(pointer.y() + u(3));
    painter.setPen(tokens[Token::Line]);
    painter.setBrush(tokens[Token::Surface]);
    painter.drawRect(plate);
    painter.setPen(tokens[Token::Text]);
    painter.drawText(plate, Qt::AlignCenter, words);
}

void paintAccentFrame(QPainter& painter, const QRectF& rect, const ViewPalette& tokens)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens[Token::Accent], 2));
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

} // namespace understudy
