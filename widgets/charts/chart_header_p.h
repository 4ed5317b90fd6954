// The row above a chart: title, newest values, legend. Painted, as labels would lay out their text anew ten
// times a second.
#pragma once

#include "widgets/charts/chart_words.h"

#include <QWidget>

namespace understudy {

class ChartHeader : public QWidget
{
    Q_OBJECT
public:
    /// `chart` outlives it.
    explicit ChartHeader(const ChartData& chart);

    /// The lines changed: other words in the legend.
    void changeLines();
    /// There may be newer values.
    void takePoints();
    /// For files; as it is on the screen.
    void paintPicture(QPainter& painter) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Entry
    {
        QString text;
        ChartLine line; // whose look it has
    };
    std::vector<Entry> entries() const;
    int legendWidth() const;
    int valuesWidth() const;
    void fitLegend();
    void nameFigures();
    void paintValues(QPainter& painter, QRect row) const;
    void paintLegend(QPainter& painter, QRect row) const;

    const ChartData& m_chart;
    std::vector<Readout> m_values; // as painted
    bool m_isLegendBelow = false;  // in a row of its own: there is no room beside the values
};

} // namespace understudy
