// Figures with what chance leaves around them, one below the other: strengths of votes, mean scores.
#pragma once

#include <QWidget>

#include <limits>
#include <vector>

namespace understudy {

struct IntervalRow
{
    QString name;
    QString detail; ///< "hidden reference"
    double value = 0;
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
    QString text;           ///< at its end: "16 of 26"
    bool isBest = false;    ///< the one that is preferred
    bool isMeasure = false; ///< a reference or an anchor, to measure the others by
};

class IntervalPlot : public QWidget
{
    Q_OBJECT
public:
    explicit IntervalPlot(QWidget* parent = nullptr);

    /// From the best to the worst. The axis goes from `from` to `to`, and further where a value lies beyond.
    void setRows(const std::vector<IntervalRow>& rows, double from, double to);

private:
    struct Parts;
    Parts* m_parts; ///< owned as a child
};

} // namespace understudy
