// Lets several views draw one after the other, each in a turn of the event loop of its own: what a key or the
// pointer asks for comes in between.
#pragma once

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>

class QTimer;

namespace understudy {

class DrawTurns : public QObject
{
    Q_OBJECT
public:
    explicit DrawTurns(QObject* parent = nullptr);

    /// `draw` is called soon, once however often it is asked for, unless `view` is gone by then.
    void ask(QObject* view, std::function<void()> draw);

private:
    struct Turn
    {
        QPointer<QObject> view;
        std::function<void()> draw;
    };
    void takeTurn();

    std::deque<Turn> m_waiting;
    QTimer* m_timer;
};

} // namespace understudy
