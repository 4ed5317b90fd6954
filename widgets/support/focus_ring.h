// The 2 px ring around the focused button or field. One overlay for the whole application: a widget cannot
// paint outside itself.
#pragma once

#include <QPointer>
#include <QWidget>

namespace understudy {

class FocusRing : public QWidget
{
    Q_OBJECT
public:
    FocusRing();

    /// Goes around `focused`, or hides where that draws its own focus (views without property "ring", and
    /// widgets with property "ownFocus"). The ring becomes a sibling of what it surrounds, and goes with
    /// their parent.
    void follow(QWidget* focused);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QPointer<QWidget> m_target;
    QList<QPointer<QWidget>> m_watched; // the target and what stands between it and our parent
};

} // namespace understudy
