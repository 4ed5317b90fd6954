// The actions of a pane or of the window with their groups: menus, tooltips and the shortcut sheet are made
// from it.
#pragma once

#include "widgets/support/shortcut_sheet.h"

#include <QAction>
#include <QCoreApplication>

#include <functional>
#include <vector>

namespace understudy {

struct ActionEntry
{
    QString group;
    QAction* action;
};

class ActionTable
{
public:
    /// The action belongs to `owner` and works while the owner's window is in front and the owner is shown.
    /// `run` may be left to whoever connects to it. A key that is held asks once; what goes on while it is
    /// held says so by setAutoRepeat().
    QAction* add(QWidget* owner, const QString& group, const QString& text, QList<QKeySequence> keys,
                 std::function<void()> run = {});

    const std::vector<ActionEntry>& entries() const { return m_entries; }
    std::vector<ShortcutRow> rows() const;

private:
    std::vector<ActionEntry> m_entries;
};

} // namespace understudy
