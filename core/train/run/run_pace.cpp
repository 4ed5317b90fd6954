#include "core/train/run/run_pace.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr std::size_t kLate = 50;       // steps that tell how fast it goes
constexpr std::size_t kBetweens = 1000; // steps that tell what is done between them, which is seldom
constexpr double kOutlier = 10; // times the median: the program was stopped meanwhile, or the machine was

} // namespace

void RunPace::add(double step, double between)
{
    m_steps.push_back({step, between});
    if (m_steps.size() > kBetweens)
        m_steps.pop_front();
}

std::optional<Seconds> RunPace::step() const
{
    if (m_steps.empty())
        return std::nullopt;
    std::vector<double> late;
    const auto count = std::min(kLate, m_steps.size());
    for (auto i = m_steps.size() - count; i < m_steps.size(); ++i)
        late.push_back(m_steps[i].step);
    std::ranges::sort(late);
    const auto most = kOutlier * late[(count - 1) / 2];
    double sum = 0, usual = 0;
    for (const auto seconds : late)
        if (seconds <= most) {
            sum += seconds;
            ++usual;
        }
    return Seconds(sum / usual);
}

std::optional<Seconds> RunPace::left(std::int64_t steps) const
{
    const auto one = step();
    if (!one)
        return std::nullopt;
    double between = 0;
    for (const auto& took : m_steps)
        between += took.between;
    return Seconds(double(std::max<std::int64_t>(steps, 0)) * (one->value + between / double(m_steps.size())));
}

RunPace paceOf(const RunMetrics& metrics)
{
    const auto begun = std::find_if(metrics.events.rbegin(), metrics.events.rend(), [](const RunEvent& event) {
        return event.what == run_event::kStarted || event.what == run_event::kResumed;
    });
    const auto first = begun == metrics.events.rend() ? 0 : begun->step;
    const auto all = metrics.of(metric::kStepSeconds), betweens = metrics.of(metric::kBetween);
    const auto took = all.last(std::min(kBetweens, all.size()));
    auto between = took.empty() ? betweens.end()
                                : std::ranges::lower_bound(betweens, took.front().step, {}, &MetricPoint::step);
    RunPace pace;
    for (const auto& point : took) {
        while (between != betweens.end() && between->step < point.step)
            ++between;
        const bool hasBetween = between != betweens.end() && between->step == point.step;
        if (point.step > first)
            pace.add(point.value, hasBetween ? between->value : 0);
    }
    return pace;
}

} // namespace understudy
