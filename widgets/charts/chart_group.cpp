#include "widgets/charts/chart_group.h"

#include "widgets/charts/draw_turns.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace understudy {

ChartGroup::ChartGroup(QObject* parent) : QObject(parent), m_turns(new DrawTurns(this)) {}

void ChartGroup::setPlannedSteps(std::int64_t steps)
{
    m_planned = static_cast<double>(steps);
    setWhole(std::max(m_planned, m_reached));
}

void ChartGroup::include(std::int64_t step)
{
    const auto reached = static_cast<double>(step);
    if (reached <= m_reached)
        return;
    m_reached = reached;
    if (reached > m_whole.end)
        setWhole(reached);
}

void ChartGroup::clear()
{
    m_planned = m_reached = 0;
    m_whole = {0, roundEnd(0)};
    setSuggestion({});
    setCursor({});
    clearPins();
    fit();
}

void ChartGroup::setWhole(double end)
{
    const bool wasFitted = isFitted();
    m_whole.end = end > 0 && end == m_planned ? end : roundEnd(end);
    setView(wasFitted ? m_whole : m_view);
}

void ChartGroup::setView(const StepRange& view)
{
    const auto changed = clamped(view, m_whole);
    if (std::exchange(m_view, changed) != changed)
        Q_EMIT viewChanged();
}

void ChartGroup::zoom(double factor, double around)
{
    setView(zoomed(m_view, factor, around, m_whole));
}

void ChartGroup::move(double steps)
{
    setView({m_view.begin + steps, m_view.end + steps});
}

void ChartGroup::setCursor(std::optional<std::int64_t> step)
{
    if (std::exchange(m_cursor, step) != step)
        Q_EMIT cursorChanged();
}

void ChartGroup::togglePin(std::int64_t step, double reach)
{
    const auto removed = std::erase_if(
        m_pins, [&](std::int64_t pin) { return std::abs(static_cast<double>(pin - step)) <= reach; });
    if (removed == 0)
        m_pins.push_back(step);
    Q_EMIT pinsChanged();
}

void ChartGroup::clearPins()
{
    if (!std::exchange(m_pins, {}).empty())
        Q_EMIT pinsChanged();
}

void ChartGroup::setSmoothing(double steps)
{
    if (std::exchange(m_smoothing, steps) != steps)
        Q_EMIT smoothingChanged();
}

void ChartGroup::setSuggestion(std::optional<std::int64_t> step)
{
    if (std::exchange(m_suggestion, step) != step)
        Q_EMIT suggestionChanged();
}

} // namespace understudy
