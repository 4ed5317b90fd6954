#include "widgets/support/focus_keys.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QRadioButton>

namespace understudy {

namespace {

bool isPlain(const QKeyEvent& event)
{
    return (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isOf(const QObject* control, int key)
{
    if (qobject_cast<const QAbstractItemView*>(control))
        return isArrow(key);
    const bool isControl =
        qobject_cast<const QAbstractButton*>(control) || qobject_cast<const QComboBox*>(control);
    return isControl && (key == Qt::Key_Space || isEnter(key) || isArrow(key));
}

/// Null: Enter means something else to it, or Qt presses it already.
QAbstractButton* pressedByEnter(QObject* control)
{
    const auto* push = qobject_cast<QPushButton*>(control);
    if (qobject_cast<QCheckBox*>(control) || qobject_cast<QRadioButton*>(control) ||
        (push && (push->autoDefault() || push->isDefault())))
        return nullptr;
    return qobject_cast<QAbstractButton*>(control);
}

} // namespace

bool FocusKeys::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type != QEvent::ShortcutOverride && type != QEvent::KeyPress)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(*event);
    if (!isPlain(key))
        return false;
    if (type == QEvent::ShortcutOverride) {
        if (!isOf(watched, key.key()))
            return false;
        event->accept();
        return true;
    }
    auto* button = isEnter(key.key()) ? pressedByEnter(watched) : nullptr;
    if (!button)
        return false;
    if (!key.isAutoRepeat())
        button->click();
    return true;
}

} // namespace understudy
