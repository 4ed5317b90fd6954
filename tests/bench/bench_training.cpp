// What the Training pane costs with the log of three days, a million points: from the choice of its run until
// all charts show it (asked: within 1 s), the longest stall of the event loop meanwhile, and while a run goes
// on with ten news a second (asked: 16 ms).
#include "app/desktop/training/run_charts.h"
#include "app/desktop/training/training_pane.h"
#include "core/base/folder_lock.h"
#include "core/train/run/metric_log.h"
#include "tests/support/studio.h"
#include "widgets/charts/chart_group.h"
#include "widgets/models/run_list_model.h"

#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <random>

using namespace understudy;
using namespace understudy::test;

namespace {

constexpr int kSteps = 130'000; // of two seconds; 8 figures each
constexpr int kWait = 60'000;
constexpr double kOpenMs = 1000, kStallMs = 16;
constexpr int kPlace = 2;

/// Steps in the log of a run. Written as a whole: MetricLog would be a system call for each.
void writeLog(const std::filesystem::path& file, int steps)
{
    std::mt19937 random(1);
    std::string text;
    char line[320];
    for (int step = 1; step <= steps; ++step) {
        const double noise = double(random() % 1000) / 2000,
                     loss = 4 + 3 * std::exp(-step / 20'000.0) + noise;
        std::snprintf(
            line, sizeof line,
            "{\"step\":%d,\"loss\":%.4f,\"backbone\":%.4f,\"depth\":%.4f,\"lr\":%.3e,\"grad_norm\":%.3f,"
            "\"step_s\":%.3f,\"memory\":%d,\"time\":%d}\n",
            step, 2 * loss, loss, loss + 1, 1e-4 * (1 - double(step) / steps / 2), 0.5 + noise, 2 + noise,
            1'900'000'000 + step % 100'000, 1'700'000'000 + 2 * step);
        text += line;
        if (step % 1000 == 0) {
            std::snprintf(
                line, sizeof line,
                "{\"step\":%d,\"val_loss\":%.4f,\"val_backbone\":%.4f,\"val_depth\":%.4f,\"time\":1}\n", step,
                2 * loss, loss, loss + 1);
            text += line;
        }
    }
    if (!writeFile(file, text))
        qFatal("no log");
}

RunInfo makeRun(const std::filesystem::path& project, RunState state, int steps)
{
    RunInfo info;
    info.settings.steps = 2 * kSteps;
    info.settings.device = "cpu";
    info.preset = "standard";
    info.base = {"noise", "0", true};
    info.dataset = project / "dataset";
    auto made = createRun(project / "runs", info);
    if (!made)
        qFatal("%s", made.error().describe().c_str());
    made->state = state;
    if (!writeRun(*made))
        qFatal("no run");
    writeLog(made->folder / kMetricsFile, steps);
    return *made;
}

void print(const char* what, double milliseconds, double asked)
{
    std::printf("%-52s %8.1f ms  %5.2f of the %.0f ms asked for\n", what, milliseconds, milliseconds / asked,
                asked);
}

class Bench
{
public:
    Bench()
    {
        m_root = m_dir.path().toStdString();
        m_studio.emplace(m_root / "home");
    }
    bool open()
    {
        workspace().create(QString::fromStdString(project().string()));
        if (!QTest::qWaitFor([this] { return workspace().session() != nullptr; }, kWait))
            return false;
        const auto goesOn = makeRun(project(), RunState::Running, kSteps);
        auto lock = FolderLock::take(goesOn.folder, "another", Reason::RunBusy);
        if (!lock)
            return false;
        m_lock.emplace(std::move(*lock));
        makeRun(project(), RunState::Stopped, 20); // run-2: in front
        m_studio->window().showPane(kPlace);
        return QTest::qWaitFor([this] { return model().rowCount() == 2; }, kWait) && isShown(20);
    }
    bool measureOpening()
    {
        const Watchdog watchdog;
        QElapsedTimer timer;
        timer.start();
        list().setCurrentIndex(model().index(1));
        if (!isShown(kSteps))
            return false;
        QCoreApplication::processEvents();
        const double opened = double(timer.nsecsElapsed()) / 1e6;
        QTest::qWait(1500); // smoothing goes on in turns
        print("A log of 1,170,000 figures opened", opened, kOpenMs);
        print("  longest stall meanwhile", watchdog.longestMs(), kStallMs);
        print("  of it this thread itself worked", watchdog.mostWorkMs(), kStallMs);
        return true;
    }
    bool measureFollowing()
    {
        const auto file = project() / "runs" / "run-1" / kMetricsFile;
        auto log = MetricLog::open(file);
        if (!log)
            return false;
        const Watchdog watchdog;
        constexpr int kAdded = 30;
        for (int i = 1; i <= kAdded; ++i) {
            const std::array<std::pair<std::string_view, double>, 4> values{{{metric::kLoss, 8.1},
                                                                             {metric::kBackbone, 4.0},
                                                                             {metric::kDepth, 4.1},
                                                                             {metric::kStepSeconds, 2.0}}};
            if (!log->add(kSteps + i, values))
                return false;
            QTest::qWait(100);
        }
        print("The run goes on, ten steps a second: longest stall", watchdog.longestMs(), kStallMs);
        print("  of it this thread itself worked", watchdog.mostWorkMs(), kStallMs);
        return true;
    }

private:
    Workspace& workspace() { return m_studio->workspace(); }
    TrainingPane& pane() { return *m_studio->window().findChild<TrainingPane*>(); }
    RunListModel& model() { return *pane().findChild<RunListModel*>(); }
    QListView& list() { return *pane().findChild<QListView*>(QStringLiteral("runList")); }
    std::filesystem::path project() const { return m_root / "p.understudy"; }
    /// The charts of the run in front have reached this step.
    bool isShown(int step)
    {
        const auto& charts = *pane().findChild<RunCharts*>();
        const auto isThere = [&](std::string_view metric) {
            const auto columns = charts.chart(metric)->columns();
            const auto last = columns.empty() ? std::nullopt : columns.front().points.last();
            return last && last->step == step;
        };
        return QTest::qWaitFor([&] { return isThere(metric::kBackbone) && isThere(metric::kMemory); }, kWait);
    }

    QTemporaryDir m_dir;
    std::filesystem::path m_root;
    std::optional<FolderLock> m_lock; // as another program that trains it holds it
    std::optional<Studio> m_studio;
};

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Bench bench;
    if (!bench.open() || !bench.measureOpening() || !bench.measureFollowing()) {
        std::printf("The run was not shown.\n");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
