#include "widgets/models/clip_table.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QPainter>

namespace understudy {

void ClipTable::setEmptyText(const QString& text)
{
    if (m_emptyText == text)
        return;
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

/// Rows are what is chosen: to a table of cells these keys mean the ends of one.
QModelIndex ClipTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    if (rows == 0 || (action != MoveHome && action != MoveEnd))
        return QTableView::moveCursor(action, modifiers);
    return model()->index(action == MoveHome ? 0 : rows - 1, std::max(0, currentIndex().column()));
}

void ClipTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || model() == nullptr || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(metrics::font(metrics::Type::Body));
    painter.setPen(viewPalette(this)[Token::Muted]);
    const int margin = metrics::u(4);
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace understudy
