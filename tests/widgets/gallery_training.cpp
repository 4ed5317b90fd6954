// The Training pane: charts of a run, and of several.
#include "tests/widgets/gallery.h"
#include "widgets/charts/chart_group.h"
#include "widgets/charts/metric_chart.h"
#include "widgets/models/run_list_delegate.h"
#include "widgets/models/run_list_model.h"
#include "widgets/support/parts.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QListView>

#include <cmath>
#include <random>

namespace understudy::gallery {

using metrics::u;

namespace {

constexpr int kReached = 860;
constexpr int kPlanned = 1200;

std::vector<ChartPoint> curve(int apart, const std::function<double(int)>& value)
{
    std::vector<ChartPoint> points;
    for (int step = apart; step <= kReached; step += apart)
        points.push_back({step, value(step)});
    return points;
}

double noise(double width)
{
    static std::mt19937 random(4);
    return std::normal_distribution<double>(0, width)(random);
}

MetricChart* loss(const QString& title, ChartGroup& group, double end, double drop)
{
    auto* chart = new MetricChart({.title = title}, group);
    const int train = chart->addLine({QStringLiteral("train"), LineKind::Dense, true});
    const int validation = chart->addLine({QStringLiteral("validation"), LineKind::Sparse});
    const auto at = [=](int step) { return end + drop * std::exp(-step / 170.0); };
    chart->append(train, curve(1, [&](int step) { return at(step) + noise(drop / 18); }));
    chart->append(validation, curve(50, [&](int step) {
                      return at(step) + drop * (0.05 + 0.0004 * step) + noise(drop / 100);
                  }));
    return chart;
}

MetricChart* one(ChartSpec spec, ChartGroup& group, const std::function<double(int)>& value)
{
    auto* chart = new MetricChart(spec, group);
    chart->append(chart->addLine({spec.title}), curve(1, value));
    return chart;
}

MetricChart* memory(ChartGroup& group)
{
    auto* chart =
        one({QStringLiteral("Graphics memory"), ChartFigure::Size, true, true, true}, group,
            [](int step) { return 7.8e9 - 4e9 * std::exp(-step / 6.0) + (step % 100 < 12 ? 0.5e9 : 0); });
    chart->setLimit(ChartLimit{11e9, QStringLiteral("Limit 11.0 GB")});
    return chart;
}

double rate(int step)
{
    return step < 60 ? 1e-4 * step / 60 : 0.5e-4 * (1 + std::cos((step - 60) * 3.14159 / (kPlanned - 60)));
}

QWidget* page(ChartGroup& group, std::initializer_list<MetricChart*> charts)
{
    auto* page = new QWidget;
    setGround(page, Ground::Raised);
    group.setParent(page);
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(u(3), u(3), u(3), u(3));
    grid->setSpacing(u(3));
    int place = 0;
    for (auto* chart : charts) { // two above, wide; three below, of which one is wide
        if (place < 2)
            grid->addWidget(chart, 0, place * 2, 1, 2);
        else
            grid->addWidget(chart, 1, place == 2 ? 0 : place - 1, 1, place == 2 ? 2 : 1);
        ++place;
    }
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(0, 5);
    grid->setRowStretch(1, 3);
    page->resize(1110, 520);
    return page;
}

void press(MetricChart* chart, std::initializer_list<int> keys)
{
    for (const int key : keys) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(chart->plot(), &event);
    }
}

} // namespace

QWidget* charts()
{
    auto* group = new ChartGroup;
    group->setPlannedSteps(kPlanned);
    auto* backbone = loss(QStringLiteral("Backbone loss"), *group, 3.8, 1.3);
    auto* all =
        page(*group, {backbone, loss(QStringLiteral("Decoder loss"), *group, 6.05, 0.9), memory(*group),
                      one({QStringLiteral("Learning rate"), ChartFigure::Scientific, true}, *group, rate),
                      one({QStringLiteral("Steps an hour"), ChartFigure::Count, true}, *group,
                          [](int step) { return 1460 + noise(20) - (step % 100 < 6 ? 250 : 0); })});
    group->setSuggestion(600);
    all->show();
    QApplication::processEvents();
    group->setCursor(600);
    press(backbone, {Qt::Key_Left});
    return all;
}

QWidget* comparedRuns()
{
    auto* group = new ChartGroup;
    auto* backbone = loss(QStringLiteral("Backbone loss"), *group, 3.8, 1.3);
    for (int run = 3; run > 0; --run) {
        const QString name = QStringLiteral("Run %1").arg(run);
        const double end = 3.9 + 0.1 * (3 - run);
        const auto at = [=](int step) { return end + 1.2 * std::exp(-step / (90.0 + 60 * run)); };
        backbone->append(backbone->addLine({QStringLiteral("train"), LineKind::Dense, true, name, 4 - run}),
                         curve(1, [&](int step) { return at(step) + noise(0.05); }));
        backbone->append(
            backbone->addLine({QStringLiteral("validation"), LineKind::Sparse, false, name, 4 - run}),
            curve(100, [&](int step) { return at(step) + 0.4; }));
    }
    auto* norm = new MetricChart({.title = QStringLiteral("Gradient norm")}, *group);
    norm->setLogarithmic(true);
    norm->append(norm->addLine({QStringLiteral("norm"), LineKind::Dense, true}),
                 curve(1, [](int step) { return std::exp(noise(0.3)) * (step % 200 == 7 ? 60 : 0.6); }));
    auto* empty = new MetricChart({.title = QStringLiteral("Learning rate")}, *group);
    auto* all = page(*group, {backbone, norm, memory(*group), empty});
    group->togglePin(200, 1);
    group->togglePin(220, 1);
    group->togglePin(850, 1);
    backbone->plot()->setFocus();
    return all;
}

QWidget* runList()
{
    const auto run = [](int number, RunStatus status, const char* settings, const char* note) {
        RunRow row;
        row.id = row.name = QStringLiteral("Run %1").arg(number);
        row.status = status;
        row.steps = 860;
        row.planned = 1200;
        row.settings = QString::fromUtf8(settings);
        row.note = QString::fromUtf8(note);
        if (number % 3 != 2) {
            row.bestLoss = 4.312 + 0.02 * number;
            row.bestStep = 600;
        }
        return row;
    };
    auto* list = new QListView;
    auto* model = new RunListModel(list);
    model->setRows({run(8, RunStatus::Waiting, "Standard, rank 16, rate 1e-4", ""),
                    run(7, RunStatus::Running, "Standard, rank 16, rate 1e-4", "Half the rate of run 3"),
                    run(6, RunStatus::Paused, "Standard, rank 16, rate 1e-4", ""),
                    run(5, RunStatus::Finished, "Standard, rank 16, rate 2e-4", "Voice Ines uses step 600"),
                    run(4, RunStatus::Stopped, "Careful, rank 32, rate 2e-4", "Overfitted from step 300"),
                    run(3, RunStatus::Cancelled, "Quick look, rank 8, rate 2e-4", ""),
                    run(2, RunStatus::Failed, "Quick look, rank 8, rate 2e-4", ""),
                    run(1, RunStatus::Interrupted, "Quick look, rank 8, rate 2e-4", "")});
    list->setModel(model);
    setUpRunList(list);
    list->setCurrentIndex(model->index(1));
    list->resize(u(62), u(16.5) * 8 + 2);
    return list;
}

} // namespace understudy::gallery
