#include "widgets/charts/chart_accessible_p.h"

#include "widgets/charts/chart_words.h"
#include "widgets/charts/metric_plot_p.h"
#include "widgets/support/items_accessible.h"

#include <algorithm>

namespace understudy {

namespace {

/// Those that are shown.
class Lines final : public AccessibleItems
{
public:
    explicit Lines(MetricPlot* plot) : m_plot(plot) {}

    int count() const override
    {
        if (!m_plot)
            return 0;
        const auto& lines = m_plot->data().lines;
        return static_cast<int>(std::ranges::count_if(lines, [](const auto& line) { return line->isShown; }));
    }
    int at(const QPoint& /*position*/) const override { return -1; } // the pointer reads all of them
    QRect rect(int /*item*/) const override { return m_plot->scale().area.toRect(); }
    QString words(int item) const override
    {
        return understudy::description(line(item), m_plot->data().spec.figure);
    }
    void press(int item) override { m_plot->walk(line(item).id); }
    QString description() const override { return m_plot->description(); }

private:
    const LineData& line(int item) const
    {
        for (const auto& line : m_plot->data().lines)
            if (line->isShown && item-- == 0)
                return *line;
        return *m_plot->data().lines.front(); // it is asked only for what there is
    }

    QPointer<MetricPlot> m_plot;
};

QAccessibleInterface* makeChartAccessible(const QString& /*className*/, QObject* object)
{
    auto* plot = qobject_cast<MetricPlot*>(object);
    return plot ? new ItemsAccessible(plot, std::make_shared<Lines>(plot)) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    QAccessible::installFactory(makeChartAccessible); // keeps one entry a function
}

} // namespace understudy
