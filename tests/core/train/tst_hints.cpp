// What the curves of a run are taken to say.
#include "core/train/run/hints.h"
#include "tests/support/results.h"

#include <functional>

using namespace understudy;

namespace {

using Curve = std::function<double(std::int64_t)>;
using Hints = std::vector<RunHint>;

Curve level(double value)
{
    return [value](std::int64_t) { return value; };
}

/// Down by a step, with a little noise.
Curve falling(double from, double slope)
{
    return [=](std::int64_t step) { return from - slope * double(step) + (step % 2 == 0 ? 0.05 : -0.05); };
}

/// Down to `lowest` at `at`, then up again.
Curve turning(double lowest, std::int64_t at, double slope)
{
    return [=](std::int64_t step) { return lowest + slope * double(std::abs(step - at)); };
}

struct Log
{
    std::int64_t steps = 1000;
    Curve loss = falling(10, 0.002);
    Curve validation; ///< every 100 steps; none: there are no clips for it
    double stepSeconds = 1;
    std::vector<RunEvent> events;
};

RunMetrics metricsOf(const Log& log)
{
    RunMetrics made;
    for (std::int64_t step = 1; step <= log.steps; ++step) {
        made.series[std::string(metric::kLoss)].push_back({step, log.loss(step)});
        made.series[std::string(metric::kStepSeconds)].push_back({step, log.stepSeconds});
        if (log.validation && step % 100 == 0)
            made.series[std::string(metric::kValLoss)].push_back({step, log.validation(step)});
    }
    made.events = log.events;
    return made;
}

QString written(const Hints& hints)
{
    QStringList all;
    for (const auto& hint : hints)
        all << QStringLiteral("%1 since %2 for %3 s, end %4")
                   .arg(QString::fromStdString(std::string(name(hint.kind))))
                   .arg(hint.since)
                   .arg(hint.lasting.value)
                   .arg(hint.endAt.value_or(-1));
    return all.join(QStringLiteral("; "));
}

} // namespace

class TstHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curvesSay_data()
    {
        QTest::addColumn<Log>("log");
        QTest::addColumn<QString>("hints");
        const auto row = [](const char* name, const Log& log, const char* hints) {
            QTest::newRow(name) << log << QString::fromLatin1(hints);
        };
        row("nothing yet", {.steps = 0}, "");
        row("all is well", {.validation = falling(10, 0.001)}, "");
        row("learned by heart", {.validation = turning(8, 600, 0.001)},
            "overfitting since 600 for 400 s, end 1100");
        row("one worse evaluation is chance", {.steps = 700, .validation = turning(8, 600, 0.001)}, "");
        row("hardly worse", {.validation = turning(8, 600, 0.00002)}, "");
        row("worse, but not better at its clips either",
            {.loss = level(9), .validation = turning(8, 600, 0.001)}, "");
        row("flat for an hour", {.validation = level(8), .stepSeconds = 4},
            "no_improvement since 100 for 3600 s, end -1");
        row("flat for a quarter", {.validation = level(8), .stepSeconds = 1}, "");
        row("flat, and the end of its patience", {.steps = 500, .validation = level(8), .stepSeconds = 6},
            "no_improvement since 100 for 2400 s, end 600");
        row("no validation, a flat loss", {.loss = level(9), .stepSeconds = 4},
            "no_improvement since 199 for 3204 s, end -1");
        row("the loss rises", {.loss = turning(9, 299, 0.002), .validation = turning(8, 300, 0.001)},
            "rate_too_high since 299 for 701 s, end -1");
        row("it went back to a checkpoint",
            {.validation = falling(10, 0.001), .events = {{200, "rolled_back", "233", 0}}},
            "rate_too_high since 200 for 800 s, end -1");
        row("short runs are not judged", {.steps = 30, .loss = turning(9, 5, 0.1)}, "");
    }
    void curvesSay()
    {
        QFETCH(const Log, log);
        QTEST(written(hintsOf(metricsOf(log), settingsOf(TrainPreset::Standard))), "hints");
    }

    void whereNothingEndsEarly()
    {
        auto settings = settingsOf(TrainPreset::Standard);
        settings.patience = 0;
        const auto hints = hintsOf(metricsOf({.validation = turning(8, 600, 0.001)}), settings);
        QCOMPARE(written(hints), QStringLiteral("overfitting since 600 for 400 s, end -1"));
    }
};

QTEST_GUILESS_MAIN(TstHints)
#include "tst_hints.moc"
