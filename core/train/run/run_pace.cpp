#include "core/train/run/run_pace.h"

#include <algorithm>
#include <array>
#include <utility>

namespace understudy {
namespace {

constexpr std::size_t kLate = 50;       // steps that tell how fast it goes
constexpr std::size_t kBetweens = 1000; // steps that tell what is done between them, which is seldom
constexpr double kOutlier = 10; // times the median: the program was stopped meanwhile, or the machine was

/// Steps that a run was begun or resumed at, in the order in which its log has them: what a later resume took
/// back is not among them.
std::vector<std::int64_t> beginningsOf(const RunMetrics& metrics)
{
    std::vector<std::int64_t> steps;
    for (const auto& event : metrics.events) {
        const bool isBegun = event.what == run_event::kStarted || event.what == run_event::kResumed;
        if (!isBegun && event.what != run_event::kRolledBack)
            continue;
        const auto before = steps.size();
        while (!steps.empty() && steps.back() >= event.step + (isBegun ? 0 : 1))
            steps.pop_back();
        if (isBegun || steps.size() < before)
            steps.push_back(event.step);
    }
    return steps;
}

} // namespace

void RunPace::add(double step, double between)
{
    m_steps.push_back({step, between});
    if (m_steps.size() > kBetweens)
        m_steps.pop_front();
}

void RunPace::takeBack(std::int64_t steps)
{
    for (; steps > 0 && !m_steps.empty(); --steps)
        m_steps.pop_back();
}

std::optional<Seconds> RunPace::step() const
{
    if (m_steps.empty())
        return std::nullopt;
    std::array<double, kLate> late{};
    const auto count = std::min(kLate, m_steps.size());
    for (std::size_t i = 0; i < count; ++i)
        late[i] = m_steps[m_steps.size() - count + i].step;
    const auto middle = late.begin() + std::ptrdiff_t((count - 1) / 2),
               end = late.begin() + std::ptrdiff_t(count);
    std::nth_element(late.begin(), middle, end);
    const auto most = kOutlier * *middle;
    double sum = 0, usual = 0;
    for (const auto seconds : std::span(late.begin(), count))
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

void PaceReader::beginAt(std::int64_t step)
{
    if (std::exchange(m_begun, step) != step)
        m_pace = {};
}

void PaceReader::readOn(const RunMetrics& metrics)
{
    if (metrics.revision != m_revision) {
        *this = {};
        m_revision = metrics.revision;
    }
    const auto beginnings = beginningsOf(metrics);
    const auto took = metrics.of(metric::kStepSeconds).subspan(m_steps.size());
    const auto betweens = metrics.of(metric::kBetween);
    auto between = took.empty()
                       ? betweens.end()
                       : std::ranges::lower_bound(betweens, took.front().step, {}, &MetricPoint::step);
    for (const auto& point : took) {
        const auto after = std::ranges::lower_bound(beginnings, point.step);
        beginAt(after == beginnings.begin() ? 0 : *std::prev(after));
        while (between != betweens.end() && between->step < point.step)
            ++between;
        const bool hasBetween = between != betweens.end() && between->step == point.step;
        m_pace.add(point.value, hasBetween ? between->value : 0);
        m_steps.push_back({point.step, m_pace.step()->value});
    }
    if (!beginnings.empty() && (m_steps.empty() || beginnings.back() >= m_steps.back().step))
        beginAt(beginnings.back()); // nothing was done since
}

RunPace paceOf(const RunMetrics& metrics)
{
    PaceReader reader;
    reader.readOn(metrics);
    return reader.pace();
}

} // namespace understudy
