// What live charts cost: redraws of a run with 100,000 steps (asked: at most 2 % of a core at ten a second)
// and the opening of a log with 1,000,000 (asked: within 1 s, no stall over 16 ms).
#include "widgets/charts/chart_group.h"
#include "widgets/charts/metric_chart.h"
#include "widgets/support/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QGridLayout>
#include <QMouseEvent>
#include <QTimer>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace understudy;

namespace {

constexpr int kLiveSteps = 100'000;
constexpr int kLongSteps = 1'000'000;
constexpr int kSlice = 25'000; // points appended between two turns of the event loop
constexpr double kRedrawMs = 2;
constexpr double kOpenMs = 1000;
constexpr double kStallMs = 16;

double passed(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Of this thread: others on this machine do not count.
double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void print(const char* what, double milliseconds, double asked)
{
    std::printf("%-52s %8.2f ms  %6.2f of the %.0f ms asked for\n", what, milliseconds, milliseconds / asked,
                asked);
}

/// The six charts of a run, of the size they have in a window of 1440 x 900.
struct Pane
{
    ChartGroup group;
    QWidget window;
    std::vector<MetricChart*> charts;
    std::vector<int> dense; // of each chart
    std::mt19937 random{1};

    Pane()
    {
        auto* grid = new QGridLayout(&window);
        for (const auto* title :
             {"Backbone loss", "Decoder loss", "Memory", "Learning rate", "Gradient norm", "Steps an hour"}) {
            const auto place = static_cast<int>(charts.size());
            auto* chart = new MetricChart({.title = QString::fromLatin1(title)}, group);
            dense.push_back(
                chart->addLine({QStringLiteral("train"), LineKind::Dense, place < 2 || place == 4}));
            if (place < 2)
                chart->addLine({QStringLiteral("validation"), LineKind::Sparse});
            if (place == 2)
                chart->setLimit(ChartLimit{8, QStringLiteral("Limit 8")});
            grid->addWidget(chart, place / 2, place % 2);
            charts.push_back(chart);
        }
        window.resize(1110, 760);
    }
    std::vector<ChartPoint> points(int begin, int count)
    {
        std::vector<ChartPoint> points;
        for (int step = begin; step < begin + count; ++step)
            points.push_back(
                {step, 4 + 3 * std::exp(-step / 20'000.0) + static_cast<double>(random() % 1000) / 1000});
        return points;
    }
    void append(std::size_t chart, std::span<const ChartPoint> points)
    {
        charts[chart]->append(dense[chart], points);
        if (chart < 2)
            for (const auto& point : points)
                if (point.step % 1000 == 0)
                    charts[chart]->append(dense[chart] + 1, std::span(&point, 1));
    }
};

/// Watches how long one turn of the event loop takes, in processor time.
class Stalls : public QObject
{
public:
    Stalls()
    {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this] {
            const double now = processorMs();
            m_longest = std::max(m_longest, now - std::exchange(m_last, now));
        });
        timer->start(0);
    }
    double longest() const { return m_longest; }

private:
    double m_last = processorMs();
    double m_longest = 0;
};

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Processor time over a pane that is redrawn ten times a second, with `steps` new ones each.
void measureLive(const char* what, std::size_t charts, int steps)
{
    Pane pane;
    pane.group.setPlannedSteps(kLiveSteps * 3 / 2);
    for (std::size_t i = 0; i < charts; ++i)
        pane.append(i, pane.points(1, kLiveSteps));
    pane.window.show();
    runFor(1500);
    const auto news = pane.points(kLiveSteps + 1, 60 * std::max(steps, 1));
    int at = 0;
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &clock, [&] {
        for (std::size_t i = 0; i < charts && steps > 0; ++i)
            pane.append(i, std::span(news).subspan(static_cast<std::size_t>(at * steps),
                                                   static_cast<std::size_t>(steps)));
        ++at;
    });
    constexpr int kRedraws = 50;
    clock.start(100);
    const double before = processorMs();
    QElapsedTimer wall;
    wall.start();
    runFor(kRedraws * 100 + 50);
    const double each = (processorMs() - before) / (passed(wall) / 100);
    std::printf("%-52s %8.2f %%   %6.2f of the 2 %% of a core asked for\n", what, each, each / kRedrawMs);
}

/// A whole picture of a loss: what a zoom takes.
void measureRedraw(const char* what, int steps)
{
    Pane pane; // not shown: it is drawn as soon as it is asked for
    auto* chart = pane.charts.front();
    pane.append(0, pane.points(1, steps));
    pane.window.grab();
    QPixmap picture(chart->size());
    double most = 0;
    for (int i = 0; i < 50; ++i) {
        pane.group.setView({0, pane.group.whole().end - i - 1});
        const double before = processorMs();
        chart->render(&picture);
        most = std::max(most, processorMs() - before);
    }
    print(what, most, kStallMs);
}

void measureOpening()
{
    Pane pane;
    const auto points = pane.points(1, kLongSteps);
    pane.window.show();
    runFor(300);
    Stalls stalls;
    QElapsedTimer timer;
    timer.start();
    const double before = processorMs();
    int at = 0;
    std::size_t chart = 0;
    QTimer feed;
    QObject::connect(&feed, &QTimer::timeout, &feed, [&] {
        pane.append(chart, std::span(points).subspan(static_cast<std::size_t>(at), kSlice));
        chart = (chart + 1) % pane.charts.size();
        if (chart == 0 && (at += kSlice) == kLongSteps)
            feed.stop();
    });
    feed.start(0);
    // Smoothing follows in slices: all is there when each chart tells of its last step.
    const auto isThere = [&] {
        return std::ranges::all_of(pane.charts, [](const auto* each) {
            return each->description().contains(QStringLiteral("step 1,000,000"));
        });
    };
    while (feed.isActive() || !isThere())
        QCoreApplication::processEvents();
    print("Six charts of 1,000,000 steps each: opened", passed(timer), kOpenMs);
    print("                           processor", processorMs() - before, kOpenMs);
    print("                           longest stall", stalls.longest(), kStallMs);
}

/// The longest turn of the event loop that `change` leads to, and how long it takes until all is drawn.
void measureChange(const char* what, const std::function<void(int)>& change)
{
    double stall = 0, most = 0;
    for (int i = 0; i < 40; ++i) {
        const double before = processorMs();
        change(i);
        double last = processorMs();
        stall = std::max(stall, last - before);
        for (int turn = 0; turn < 10; ++turn) { // charts draw one after the other
            QCoreApplication::processEvents();
            const double now = processorMs();
            stall = std::max(stall, now - std::exchange(last, now));
        }
        most = std::max(most, last - before);
    }
    print(what, stall, kStallMs);
    std::printf("%-52s %8.2f ms\n", "                           until all are drawn", most);
}

void measureUse()
{
    Pane pane;
    for (std::size_t i = 0; i < pane.charts.size(); ++i)
        pane.append(i, pane.points(1, kLongSteps));
    pane.window.show();
    runFor(2500);
    auto* surface = static_cast<QAbstractScrollArea*>(pane.charts.front()->plot())->viewport();
    measureChange("A step of the pointer, six charts", [&](int i) {
        const QPointF at(100 + 9 * i, 80);
        QMouseEvent event(QEvent::MouseMove, at, surface->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(surface, &event);
    });
    measureChange("A notch of the wheel, in, six charts",
                  [&](int) { pane.group.zoom(1.25, kLongSteps * 0.7); });
    measureChange("A notch of the wheel, out, six charts",
                  [&](int) { pane.group.zoom(0.8, kLongSteps * 0.7); });
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme theme(application);
    measureLive("Live, one loss of 100,000 steps, one more a redraw", 1, 1);
    measureLive("Live, one loss of 100,000 steps, 100 more", 1, 100);
    measureLive("Live, six charts, one more", 6, 1);
    measureLive("Live, six charts, 100 more", 6, 100);
    measureLive("Idle, six charts", 6, 0);
    measureRedraw("A loss of 100,000 steps drawn anew, slowest", kLiveSteps);
    measureRedraw("A loss of 1,000,000 steps drawn anew, slowest", kLongSteps);
    measureOpening();
    measureUse();
    return EXIT_SUCCESS;
}
