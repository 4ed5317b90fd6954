// How fast a run goes, by what it did since it was begun or resumed: the same figures wherever they are told,
// by the job or from the run's log.
#pragma once

#include "core/base/units.h"
#include "core/train/run/metric_log.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace understudy {

class RunPace
{
public:
    /// One step more, in seconds: what it took, and what was done since the step before it: validation,
    /// checkpoints, probe lines. Pauses and renders that it waited for are in neither.
    void add(double step, double between);
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

RunPace paceOf(const RunMetrics& metrics);

} // namespace understudy
