// What the charts of a run share: the steps in view, the line under the pointer, pinned steps, the suggested
// one, and how much lines are smoothed.
#pragma once

#include "widgets/charts/step_range.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace understudy {

class DrawTurns;

class ChartGroup : public QObject
{
    Q_OBJECT
public:
    explicit ChartGroup(QObject* parent = nullptr);

    const StepRange& view() const { return m_view; }
    const StepRange& whole() const { return m_whole; }
    bool isFitted() const { return m_view == m_whole; }

    /// The axis goes so far from the start; 0: as far as there are points.
    void setPlannedSteps(std::int64_t steps);
    /// There is a point here. What was fitted stays fitted; what was zoomed stays where it is.
    void include(std::int64_t step);
    /// Another run: nothing is known of it.
    void clear();

    void setView(const StepRange& view);
    void zoom(double factor, double around);
    void move(double steps);
    void fit() { setView(m_whole); }

    std::optional<std::int64_t> cursor() const { return m_cursor; }
    void setCursor(std::optional<std::int64_t> step);

    /// In the order in which they were pinned.
    const std::vector<std::int64_t>& pins() const { return m_pins; }
    /// A pin at most `reach` steps away is taken out.
    void togglePin(std::int64_t step, double reach);
    void clearPins();

    /// Steps that a smoothed value goes back; 0: lines are not smoothed.
    double smoothing() const { return m_smoothing; }
    void setSmoothing(double steps);

    std::optional<std::int64_t> suggestion() const { return m_suggestion; }
    void setSuggestion(std::optional<std::int64_t> step);

    DrawTurns& turns() { return *m_turns; }

Q_SIGNALS:
    void viewChanged();
    void cursorChanged();
    void pinsChanged();
    void suggestionChanged();
    void smoothingChanged();

private:
    void setWhole(double end);

    StepRange m_whole{0, 10};
    StepRange m_view = m_whole;
    double m_planned = 0;
    double m_reached = 0;
    std::optional<std::int64_t> m_cursor;
    std::vector<std::int64_t> m_pins;
    double m_smoothing = 20;
    std::optional<std::int64_t> m_suggestion;
    DrawTurns* m_turns;
};

} // namespace understudy
