// A run's metrics as charts take them: read on a worker, handed over in parts.
#pragma once

#include "core/train/run/hints.h"
#include "core/train/run/metric_log.h"
#include "core/train/run/run_pace.h"
#include "widgets/charts/metric_curve.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

/// Steps an hour, as the run's pace was at each step.
inline constexpr std::string_view kStepsAnHour = "steps_an_hour";

/// What was added to a log since somebody looked.
struct RunNews
{
    bool isWhole = false; ///< all there is of it: what was shown before is void
    std::map<std::string, MetricCurve, std::less<>> curves;            ///< while it is whole
    std::map<std::string, std::vector<ChartPoint>, std::less<>> added; ///< while it is not
    std::vector<RunEvent> events; ///< as the points: all, or those that were added
    std::vector<RunHint> hints;
    std::int64_t step = 0;         ///< reached
    std::optional<Seconds> stepTime; ///< what a step takes of late
    std::optional<Seconds> left;     ///< until its steps are done
    bool hasPoints = false;        ///< in it

    /// Whether whoever shows the run has anything to do.
    bool isAny() const { return isWhole || hasPoints || !events.empty(); }
};

/// Belongs to one job at a time.
class RunLog
{
public:
    RunLog(std::filesystem::path file, TrainSettings settings)
        : m_reader(std::move(file)), m_settings(std::move(settings))
    {
    }

    /// What was added since the last call; the first tells all.
    Result<RunNews> readOn();

private:
    void takeAll(RunNews& news);
    void takeAdded(RunNews& news);
    std::size_t countAdded() const;
    std::span<const MetricPoint> pointsOf(std::string_view metric) const;

    MetricReader m_reader;
    PaceReader m_pace;
    TrainSettings m_settings;
    bool m_isFirst = true;
    std::uint64_t m_revision = 0;
    std::map<std::string, std::size_t, std::less<>> m_given; // points, of each metric
    std::size_t m_events = 0;                                // given
    std::vector<RunHint> m_hints;
    std::size_t m_hinted = 0; // training points that the hints knew
};

} // namespace understudy
