// A control that has the focus keeps its keys, whatever a window's shortcuts are.
#pragma once

#include <QObject>

namespace understudy {

/// An event filter of the application. Space, Enter and the arrows belong to the button or the list of
/// choices in focus, the arrows to a list; Enter presses a button as Space does.
class FocusKeys : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace understudy
