#include "app/desktop/training/run_log.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

/// What charts show; a log has more.
constexpr std::array kShown{metric::kLoss,         metric::kBackbone,    metric::kDepth,  metric::kRate,
                            metric::kGradientNorm, metric::kStepSeconds, metric::kMemory, metric::kValLoss,
                            metric::kValBackbone,  metric::kValDepth};

constexpr std::size_t kMostAdded = 20'000; // points that one turn of the event loop takes in
constexpr std::size_t kHintsEvery = 20;    // steps

ChartPoint shown(std::string_view name, const MetricPoint& point)
{
    constexpr double kHour = 3600;
    if (name != metric::kStepSeconds)
        return {point.step, point.value};
    return {point.step, point.value > 0 ? kHour / point.value : 0};
}

std::string shownName(std::string_view name)
{
    return std::string(name == metric::kStepSeconds ? kStepsAnHour : name);
}

std::int64_t stepOf(const RunMetrics& metrics)
{
    const auto steps = metrics.of(metric::kLoss);
    return steps.empty() ? 0 : steps.back().step;
}

} // namespace

Result<RunNews> RunLog::readOn()
{
    UNDERSTUDY_TRY(const bool hasAny, m_reader.readOn());
    const auto& metrics = m_reader.metrics();
    m_pace.readOn(metrics);
    RunNews news;
    const bool wasTakenBack = metrics.revision != std::exchange(m_revision, metrics.revision);
    news.isWhole = std::exchange(m_isFirst, false) || wasTakenBack || countAdded() > kMostAdded;
    if (news.isWhole)
        takeAll(news);
    else if (hasAny)
        takeAdded(news);
    const auto trained = metrics.of(metric::kLoss).size();
    if (news.isWhole || trained >= m_hinted + kHintsEvery || news.added.contains(metric::kValLoss)) {
        m_hints = hintsOf(metrics, m_settings);
        m_hinted = trained;
    }
    news.hints = m_hints;
    news.step = stepOf(metrics);
    news.stepTime = m_pace.pace().step();
    news.left = m_pace.pace().left(m_settings.steps - news.step);
    return news;
}

std::span<const MetricPoint> RunLog::pointsOf(std::string_view metric) const
{
    return metric == metric::kStepSeconds ? m_pace.steps() : m_reader.metrics().of(metric);
}

std::size_t RunLog::countAdded() const
{
    std::size_t count = 0;
    for (const auto name : kShown) {
        const auto given = m_given.find(name);
        count += pointsOf(name).size() - (given == m_given.end() ? 0 : given->second);
    }
    return count;
}

void RunLog::takeAll(RunNews& news)
{
    const auto& metrics = m_reader.metrics();
    for (const auto name : kShown) {
        const auto points = pointsOf(name);
        m_given[std::string(name)] = points.size();
        auto& curve = news.curves[shownName(name)];
        for (const auto& point : points)
            curve.append(shown(name, point));
    }
    news.events = metrics.events;
    m_events = metrics.events.size();
    news.hasPoints = true;
}

void RunLog::takeAdded(RunNews& news)
{
    const auto& metrics = m_reader.metrics();
    for (const auto name : kShown) {
        const auto points = pointsOf(name);
        auto& given = m_given[std::string(name)];
        if (given == points.size())
            continue;
        auto& added = news.added[shownName(name)];
        for (const auto& point : points.subspan(given))
            added.push_back(shown(name, point));
        given = points.size();
        news.hasPoints = true;
    }
    news.events.assign(metrics.events.begin() + std::ptrdiff_t(m_events), metrics.events.end());
    m_events = metrics.events.size();
}

} // namespace understudy
