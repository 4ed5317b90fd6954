// What the train commands print of runs.
#pragma once

#include "app/cli/train_arguments.h"
#include "core/train/run/metric_log.h"
#include "core/train/run/run_pace.h"

namespace understudy::cli {

Json describe(const RunInfo& run);
Json describe(const RunDetails& details, const RunMetrics& metrics);
Json describe(const std::optional<Suggestion>& suggested);

/// "run-4  running  step 860 of 1200  standard, rank 16, rate 1e-4  half the rate of run 3"
std::string lineOf(const RunInfo& run, std::int64_t step);
/// `step`: as lineOf().
void sayRun(const Cli& cli, const RunDetails& details, const RunMetrics& metrics, std::int64_t step);

/// "lowest validation loss", in brackets and with a space before it where a step was chosen for somebody.
std::string whyOf(const std::optional<Suggestion>& suggested);

/// Loss, rate, steps an hour and time left of a run that is trained, from its log.
class RunFigures
{
public:
    explicit RunFigures(const std::filesystem::path& metrics) : m_reader(metrics) {}
    std::string operator()(const JobStatus& job);

private:
    MetricReader m_reader;
    PaceReader m_pace;
};

} // namespace understudy::cli
