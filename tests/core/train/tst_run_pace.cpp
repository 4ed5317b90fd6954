// How fast a run goes and what is left of it, from its log, whatever happened on the way.
#include "core/train/run/run_pace.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

struct Log
{
    std::int64_t first = 1, last = 0; ///< steps
    double step = 2, between = 0;     ///< seconds; the latter before each tenth step
    std::int64_t stoppedAt = 0;       ///< a step that took an hour: somebody stopped the program
    std::vector<RunEvent> events;
};

RunMetrics metricsOf(const std::vector<Log>& logs)
{
    RunMetrics made;
    for (const auto& log : logs) {
        for (auto step = log.first; step <= log.last; ++step) {
            made.series[std::string(metric::kStepSeconds)].push_back(
                {step, step == log.stoppedAt ? 3600 : log.step});
            made.series[std::string(metric::kBetween)].push_back({step, step % 10 == 0 ? log.between : 0});
        }
        made.events.insert(made.events.end(), log.events.begin(), log.events.end());
    }
    return made;
}

RunEvent told(std::int64_t step, std::string_view what)
{
    return {step, std::string(what), {}, 0};
}

} // namespace

class TstRunPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<std::vector<Log>>("logs");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("left"); // of 100 steps
        const auto row = [](const char* name, const std::vector<Log>& logs, double step, double left) {
            QTest::newRow(name) << logs << step << left;
        };
        row("nothing yet", {}, -1, -1);
        row("even steps", {{.last = 20}}, 2, 200);
        row("of late", {{.last = 100, .step = 9}, {.first = 101, .last = 200}}, 2, 200);
        row("with what is done between", {{.last = 20, .between = 5}}, 2, 250);
        row("a program that was stopped", {{.last = 20, .stoppedAt = 12}}, 2, 200);
        row("just resumed", {{.last = 20, .step = 9, .events = {told(20, run_event::kResumed)}}}, -1, -1);
        row("resumed on a faster machine",
            {{.last = 20, .step = 9, .events = {told(0, run_event::kStarted), told(20, run_event::kResumed)}},
             {.first = 21, .last = 23}},
            2, 200);
        row("went back to a checkpoint",
            {{.last = 20, .events = {told(0, run_event::kStarted), told(20, run_event::kRolledBack)}},
             {.first = 21, .last = 23}},
            2, 200);
        row("resumed, and went back",
            {{.last = 20,
              .step = 9,
              .events = {told(20, run_event::kResumed), told(20, run_event::kRolledBack)}},
             {.first = 21, .last = 23}},
            2, 200);
        row("resumed from an earlier checkpoint than before",
            {{.last = 10,
              .step = 9,
              .events = {told(20, run_event::kResumed), told(10, run_event::kResumed)}},
             {.first = 11, .last = 30}},
            2, 200);
        row("a pause", {{.last = 20, .events = {told(10, run_event::kPaused), told(10, run_event::kWentOn)}}},
            2, 200);
    }
    void tells()
    {
        QFETCH(const std::vector<Log>, logs);
        QFETCH(const double, step);
        QFETCH(const double, left);
        const auto pace = paceOf(metricsOf(logs));
        QCOMPARE(pace.step().value_or(Seconds(-1)).value, step);
        QCOMPARE(pace.left(100).value_or(Seconds(-1)).value, left);
    }

    /// Read while it is written, it tells the same, and for each step what it told then.
    void followsALog()
    {
        RunMetrics metrics;
        PaceReader reader;
        const auto add = [&](std::int64_t step, double seconds) {
            metrics.series[std::string(metric::kStepSeconds)].push_back({step, seconds});
            metrics.series[std::string(metric::kBetween)].push_back({step, step % 10 == 0 ? 4.0 : 0.0});
            reader.readOn(metrics);
            QCOMPARE(reader.pace().left(7)->value, paceOf(metrics).left(7)->value);
            QCOMPARE(reader.steps().back(), (MetricPoint{step, reader.pace().step()->value}));
        };
        for (int step = 1; step <= 60; ++step)
            add(step, step < 30 ? 3 : 2);
        metrics.events.push_back(told(60, run_event::kResumed));
        reader.readOn(metrics);
        QVERIFY(!reader.pace().step());
        add(61, 5);
        QCOMPARE(reader.pace().step()->value, 5.0);
        QCOMPARE(reader.steps().size(), std::size_t(61));
        metrics.events.push_back(told(55, run_event::kRolledBack));
        for (auto& [name, points] : metrics.series)
            points.resize(55);
        ++metrics.revision;
        reader.readOn(metrics);
        QCOMPARE(reader.steps().size(), std::size_t(55));
        add(56, 2);
    }

    void stepsThatWereTakenBack()
    {
        RunPace pace;
        pace.add(2, 0);
        pace.add(9, 9);
        pace.takeBack(1);
        QCOMPARE(pace.left(10)->value, 20.0);
        pace.takeBack(5);
        QVERIFY(!pace.step());
    }

    void nothingIsLeftAtTheEnd()
    {
        RunPace pace;
        pace.add(2, 1);
        QCOMPARE(pace.left(0)->value, 0.0);
        QCOMPARE(pace.left(-1)->value, 0.0);
    }
};

QTEST_GUILESS_MAIN(TstRunPace)
#include "tst_run_pace.moc"
