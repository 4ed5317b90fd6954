// The menu of a chart: all that its keys do, and files.
#include "widgets/charts/chart_group.h"
#include "widgets/charts/metric_chart.h"
#include "widgets/charts/metric_plot_p.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <array>

namespace understudy {

namespace {

constexpr double kZoomStep = 1.5;
constexpr std::array kSmoothings{0, 5, 20, 100, 500}; // steps

/// The key is only told: the plot takes it while it has the focus.
template<typename Run>
QAction* add(QMenu* menu, const QString& text, const QString& key, Run run)
{
    auto* action = menu->addAction(key.isEmpty() ? text : text + QLatin1Char('\t') + key);
    QObject::connect(action, &QAction::triggered, menu, run);
    return action;
}

void check(QAction* action, bool isChecked)
{
    action->setCheckable(true);
    action->setChecked(isChecked);
}

} // namespace

/// Made when it is shown: lines come and go.
void MetricChart::fillMenu()
{
    qDeleteAll(m_menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)); // clear() leaves them
    m_menu->clear();
    check(add(m_menu, tr("Log scale"), QStringLiteral("L"), [this] { setLogarithmic(!isLogarithmic()); }),
          isLogarithmic());
    addSmoothings();
    if (m_data.lines.size() > 1)
        addLines();
    m_menu->addSeparator();
    add(m_menu, tr("Zoom in"), QStringLiteral("+"), [this] { m_plot->zoom(kZoomStep); });
    add(m_menu, tr("Zoom out"), QStringLiteral("\u2212"), [this] { m_plot->zoom(1 / kZoomStep); });
    add(m_menu, tr("Show all steps"), QStringLiteral("0"), [this] {
        m_group.fit();
    })->setEnabled(!m_group.isFitted());
    add(m_menu, tr("Pin this step"), QStringLiteral("P"), [this] {
        m_plot->pinCursor();
    })->setEnabled(m_group.cursor().has_value());
    add(m_menu, tr("Remove pins"), {}, [this] { m_group.clearPins(); })->setEnabled(!m_group.pins().empty());
    m_menu->addSeparator();
    add(m_menu, tr("Table of values"), QStringLiteral("T"), [this] {
        openTable();
    })->setEnabled(!m_data.isEmpty());
    const auto addExport = [this](const QString& text, ChartFile kind) {
        add(m_menu, text, {}, [this, kind] { Q_EMIT exportRequested(kind); })->setEnabled(!m_data.isEmpty());
    };
    addExport(tr("Export picture (PNG)…"), ChartFile::Png);
    addExport(tr("Export drawing (SVG)…"), ChartFile::Svg);
    addExport(tr("Export values (CSV)…"), ChartFile::Csv);
}

void MetricChart::addSmoothings()
{
    if (!m_data.isAnySmoothed())
        return;
    auto* menu = m_menu->addMenu(tr("Smoothing"));
    auto* group = new QActionGroup(menu);
    for (const int steps : kSmoothings) {
        const auto text = steps == 0 ? tr("None") : tr("Over %n step(s)", nullptr, steps);
        auto* action = add(menu, text, {}, [this, steps] { m_group.setSmoothing(steps); });
        check(action, m_group.smoothing() == steps);
        group->addAction(action);
    }
}

void MetricChart::addLines()
{
    auto* menu = m_menu->addMenu(tr("Lines"));
    for (const auto& line : m_data.lines) {
        const int id = line->id;
        const bool isShown = line->isShown;
        check(add(menu, line->fullName(), {}, [this, id, isShown] { setLineShown(id, !isShown); }), isShown);
    }
}

} // namespace understudy
