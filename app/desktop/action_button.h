// Buttons and hints that are made of actions.
#pragma once

#include <QAnyStringView>
#include <QKeySequence>
#include <QString>

#include <utility>
#include <vector>

class QAction;
class QPushButton;
class QWidget;

namespace understudy {

/// With the action's words, its key in the tooltip, and enabled with it. `iconName`: of
/// resources/icons; empty: the action's own icon.
QPushButton* makeActionButton(QAction* action, QAnyStringView iconName = {});

/// "[Enter] next  [C] play around cut".
QWidget* makeKeyHints(const std::vector<std::pair<QKeySequence, QString>>& keys);

} // namespace understudy
