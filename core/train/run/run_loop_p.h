// A run's steps with everything around them: evaluations, checkpoints, probe lines, what somebody asks of it
// meanwhile, and going back where losses are no numbers any more.
#pragma once

#include "core/train/run/metric_log.h"
#include "core/train/run/run_pace.h"
#include "core/train/run/run_preparation_p.h"

#include <chrono>

namespace understudy {

class RunLoop
{
public:
    /// All of it outlives the loop.
    RunLoop(const TrainWork& work, const TrainWatch& watch, RunInfo& info, MetricLog& log,
            PreparedRun& prepared);

    Result<RunEnd> run();

private:
    enum class Edge
    {
        GoOn,
        Stop,   ///< somebody asked for it
        Cancel, ///< so did the job
        Denied, ///< there is no consent any more
        Early   ///< it gets no better
    };

    Result<void> begin();
    Result<Edge> lookAround();
    Result<void> waitWhilePaused();
    Result<void> waitForRenders();
    Result<void> step();
    Result<void> tellOfSleep();
    Result<void> goBack();
    Result<void> keep(const StepFigures& figures, double seconds);
    Result<void> evaluate();
    Result<void> evaluateAndSaveWhenDue();
    Result<void> save();
    Result<void> probe();
    Result<void> hearProbes(const std::stop_token& stop);
    Result<RunEnd> end(Edge why);

    int detours() const;
    bool isOver() const { return m_state.step >= m_info->settings.steps; }
    void report(Stage stage) const;
    double memoryUsed() const;
    std::map<std::string, std::string> notes() const;

    const TrainWork* m_work;
    const TrainWatch* m_watch;
    RunInfo* m_info;
    MetricLog* m_log;
    PreparedRun* m_prepared;
    Trainer* m_trainer;
    TrainState m_state;
    std::optional<Error> m_denial;
    RunPace m_pace;
    Seconds m_asleep;          // the machine, up to the last step
    double m_between = 0;      // seconds, since the last step
    std::int64_t m_saved = -1; // step of the last checkpoint; -1: none
};

} // namespace understudy
