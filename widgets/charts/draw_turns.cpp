#include "widgets/charts/draw_turns.h"

#include <QTimer>

#include <algorithm>

namespace understudy {

DrawTurns::DrawTurns(QObject* parent) : QObject(parent), m_timer(new QTimer(this))
{
    connect(m_timer, &QTimer::timeout, this, &DrawTurns::takeTurn);
}

void DrawTurns::ask(QObject* view, std::function<void()> draw)
{
    if (std::ranges::find(m_waiting, view, [](const Turn& turn) { return turn.view.data(); }) !=
        m_waiting.end())
        return;
    m_waiting.push_back({view, std::move(draw)});
    if (!m_timer->isActive())
        m_timer->start(0);
}

void DrawTurns::takeTurn()
{
    const Turn turn = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (m_waiting.empty())
        m_timer->stop();
    if (turn.view)
        turn.draw();
}

} // namespace understudy
