#include "widgets/models/clip_table.h"

#include "widgets/support/empty_note.h"

#include <QKeyEvent>

namespace understudy {

ClipTable::ClipTable(QWidget* parent) : QTableView(parent), m_empty(new EmptyNote(viewport()))
{
    connect(m_empty, &EmptyNote::actionRequested, this, &ClipTable::emptyActionRequested);
}

void ClipTable::setEmptyText(const QString& text, const QString& action)
{
    m_empty->setNote(text, action);
    setAccessibleDescription(text);
}

QString ClipTable::emptyText() const
{
    return m_empty->text();
}

void ClipTable::keyPressEvent(QKeyEvent* event)
{
    const bool isLeft = event->key() == Qt::Key_Left, isRight = event->key() == Qt::Key_Right;
    if ((isLeft || isRight) && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
        Q_EMIT arrowPressed(isLeft ? -1 : 1);
    else
        QTableView::keyPressEvent(event);
}

/// Rows are what is chosen: to a table of cells these keys mean the ends of one.
QModelIndex ClipTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    if (rows == 0 || (action != MoveHome && action != MoveEnd))
        return QTableView::moveCursor(action, modifiers);
    return model()->index(action == MoveHome ? 0 : rows - 1, std::max(0, currentIndex().column()));
}

} // namespace understudy
