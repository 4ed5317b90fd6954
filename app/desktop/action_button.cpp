#include "app/desktop/action_button.h"

#include "widgets/support/key_caps.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

QPushButton* makeActionButton(QAction* action, QAnyStringView iconName)
{
    auto* button = makeButton(action->text(), iconName);
    button->setAutoDefault(false); // Enter is a key of its own where there are dialogs
    if (iconName.isEmpty())
        button->setIcon(action->icon());
    button->setToolTip(toolTipWithKey(action));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button,
                     [button, action] { button->setEnabled(action->isEnabled()); });
    button->setEnabled(action->isEnabled());
    button->setCheckable(action->isCheckable());
    button->setChecked(action->isChecked());
    QObject::connect(action, &QAction::toggled, button, &QPushButton::setChecked);
    return button;
}

QWidget* makeKeyHints(const std::vector<std::pair<QKeySequence, QString>>& keys)
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(u(1.5));
    for (const auto& [key, text] : keys) {
        row->addWidget(new KeyCaps({key}));
        row->addWidget(makeMutedLabel(text, metrics::Type::Caption));
    }
    row->addStretch();
    return widget;
}

} // namespace understudy
