// The table of clips: Home and End go to its ends, and it says why it is empty.
#pragma once

#include <QTableView>

namespace understudy {

class EmptyNote;

class ClipTable : public QTableView
{
    Q_OBJECT
public:
    explicit ClipTable(QWidget* parent = nullptr);

    /// Where the rows would be, while there are none; `action`: what its button does.
    void setEmptyText(const QString& text, const QString& action = {});
    QString emptyText() const;

Q_SIGNALS:
    void emptyActionRequested();
    /// Left or Right, -1 or 1: rows are what is chosen, so that they mean nothing here.
    void arrowPressed(int direction);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    EmptyNote* m_empty;
};

} // namespace understudy
