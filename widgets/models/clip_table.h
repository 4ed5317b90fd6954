// The table of clips: Home and End go to its ends, and it says why it is empty.
#pragma once

#include <QTableView>

namespace understudy {

class ClipTable : public QTableView
{
    Q_OBJECT
public:
    using QTableView::QTableView;

    /// Where the rows would be, while there are none.
    void setEmptyText(const QString& text);
    QString emptyText() const { return m_emptyText; }

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_emptyText;
};

} // namespace understudy
