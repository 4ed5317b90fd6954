// How fast a run goes, by what it did since it was begun or resumed: the same figures wherever they are told,
// by the job or from the run's log.
#pragma once

#include "core/base/units.h"
#include "core/train/run/metric_log.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace understudy {

class RunPace
{
public:
    /// One step more, in seconds: what it took, and what was done since the step before it: validation,
    /// checkpoints, probe lines. Pauses and renders that it waited for are in neither.
    void add(double step, double between);
    /// The last ones are void: the run went back to a checkpoint.
    void takeBack(std::int64_t steps);
    /// What a step takes of late; none before the first.
    std::optional<Seconds> step() const;
    /// What so many steps will take, with what is done between them.
    std::optional<Seconds> left(std::int64_t steps) const;

private:
    struct Took
    {
        double step = 0, between = 0;
    };
    std::deque<Took> m_steps; // the last kBetweens
};

/// The pace of a run whose log is read on and on.
class PaceReader
{
public:
    /// Takes in what `metrics`, always of the same run, has more than before.
    void readOn(const RunMetrics& metrics);
    /// As it is now.
    const RunPace& pace() const { return m_pace; }
    /// What a step took of late, in seconds, as it was at each step.
    std::span<const MetricPoint> steps() const { return m_steps; }

private:
    void beginAt(std::int64_t step);

    RunPace m_pace;
    std::vector<MetricPoint> m_steps;
    std::int64_t m_begun = 0; // the step that m_pace begins after
    std::uint64_t m_revision = 0;
};

RunPace paceOf(const RunMetrics& metrics);

} // namespace understudy
