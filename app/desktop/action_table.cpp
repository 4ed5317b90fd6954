#include "app/desktop/action_table.h"

#include <QWidget>

namespace understudy {

QAction* ActionTable::add(QWidget* owner, const QString& group, const QString& text, QList<QKeySequence> keys,
                          std::function<void()> run)
{
    auto* action = new QAction(text, owner);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setAutoRepeat(false);
    owner->addAction(action);
    if (run)
        QObject::connect(action, &QAction::triggered, owner, [run = std::move(run)] { run(); });
    m_entries.push_back({group, action});
    return action;
}

std::vector<ShortcutRow> ActionTable::rows() const
{
    std::vector<ShortcutRow> rows;
    for (const auto& [group, action] : m_entries)
        if (!action->shortcuts().isEmpty())
            rows.push_back({group, action->text().remove(QLatin1Char('&')), action->shortcuts()});
    return rows;
}

} // namespace understudy
