#include "core/data/qc/clicks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace understudy {
namespace {

constexpr std::int64_t kAround = 50; // ms on either side that a click is compared with
constexpr std::int64_t kWidth = 2;   // ms on either side that its own ringing may fill
constexpr std::int64_t kEdge = 3;    // ms
constexpr float kSuspect = 0.8F;     // times the bends around it
constexpr double kUnforetold = 3.2;  // times what is left around it
constexpr float kQuietest = 0.005F;  // -46 dBFS: below, nobody hears one
constexpr std::size_t kOrder = 20;
constexpr std::int64_t kFrame = 20; // ms that share a predictor, found in twice as many
constexpr std::int64_t kKept = 200; // ms of history
constexpr double kRegular = 1e-5;   // white noise that keeps the predictor of a pure tone finite

/// y of x[n] = sum of y[i] x[n - 1 - i] with the least squares (autocorrelation method; Levinson and Durbin).
std::array<double, kOrder> predictorOf(std::span<const float> window)
{
    std::vector<double> shaped(window.begin(), window.end());
    for (std::size_t i = 0; i < shaped.size(); ++i)
        shaped[i] *= 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / double(shaped.size()));
    std::array<double, kOrder + 1> correlation{};
    for (std::size_t lag = 0; lag <= kOrder; ++lag)
        for (std::size_t i = lag; i < shaped.size(); ++i)
            correlation[lag] += shaped[i] * shaped[i - lag];
    std::array<double, kOrder> taps{};
    auto error = correlation[0] * (1 + kRegular);
    for (std::size_t order = 0; order < kOrder && error > 0; ++order) {
        auto reflection = correlation[order + 1];
        for (std::size_t i = 0; i < order; ++i)
            reflection -= taps[i] * correlation[order - i];
        reflection /= error;
        const auto before = taps;
        taps[order] = reflection;
        for (std::size_t i = 0; i < order; ++i)
            taps[i] = before[i] - reflection * before[order - 1 - i];
        error *= 1 - reflection * reflection;
    }
    return taps;
}

/// Largest magnitude that the predictor misses at sound[begin, end); kOrder samples lie before.
double missed(std::span<const float> sound, const std::array<double, kOrder>& taps, std::size_t begin,
              std::size_t end)
{
    double most = 0;
    for (auto n = begin; n < end; ++n) {
        double foretold = 0;
        for (std::size_t i = 0; i < kOrder; ++i)
            foretold += taps[i] * sound[n - 1 - i];
        most = std::max(most, std::abs(sound[n] - foretold));
    }
    return most;
}

} // namespace

ClickMeter::ClickMeter(SampleRate rate) : m_rate(rate), m_history(std::size_t(samples(kKept))) {}

void ClickMeter::add(std::span<const float> channel)
{
    for (const float sample : channel)
        addSample(sample);
}

void ClickMeter::addSample(float sample)
{
    const auto level = std::abs(sample);
    if (level > m_now.peak) {
        m_now.peak = level;
        m_now.place = m_position;
    }
    const auto last = m_history.size() - 1;
    m_now.bend = std::max(m_now.bend, std::abs(sample - 2 * m_history[last] + m_history[last - 1]));
    m_history.push_back(sample);
    if (++m_position >= samples(m_count + 1))
        endCell();
}

void ClickMeter::endCell()
{
    m_cells[std::size_t(m_count++ % kCells)] = m_now;
    m_now = {};
    if (const auto kept = std::size_t(samples(kKept)); m_history.size() >= 8 * kept)
        m_history.erase(m_history.begin(), m_history.end() - std::ptrdiff_t(kept));
    if (isSuspect())
        lookCloser();
}

const ClickMeter::Cell& ClickMeter::cellAt(std::int64_t fromMiddle) const
{
    return m_cells[std::size_t((m_count + kReach + fromMiddle) % kCells)];
}

/// The cell in the middle of the ring: no lower than what lies around it, and hardly bent less.
bool ClickMeter::isSuspect() const
{
    const auto& middle = cellAt(0);
    if (m_count <= kReach || middle.peak < kQuietest)
        return false;
    for (std::int64_t i = 1; i <= kAround; ++i) {
        if (cellAt(-i).peak == middle.peak)
            return false; // the first of equals is the click's
        for (const auto* beside : {&cellAt(-i), &cellAt(i)}) {
            if (beside->peak > middle.peak || (i > kWidth && beside->bend * kSuspect > middle.bend))
                return false;
        }
    }
    return true;
}

void ClickMeter::lookCloser()
{
    // Places in the history; frames begin so that the suspect stands in the middle of one.
    const auto middle = std::int64_t(m_history.size()) - (m_position - cellAt(0).place);
    const auto frame = samples(kFrame), own = samples(kWidth) + samples(1);
    double here = 0, around = 0;
    for (auto begin = middle - frame / 2 - 2 * frame; begin < middle + 2 * frame + frame / 2;
         begin += frame) {
        const auto window =
            std::span(m_history).subspan(std::size_t(begin - frame / 2), std::size_t(2 * frame));
        const auto taps = predictorOf(window);
        const auto most = [&](std::int64_t from, std::int64_t to) {
            from = std::max(from, begin);
            to = std::min(to, begin + frame);
            return from < to ? missed(m_history, taps, std::size_t(from), std::size_t(to)) : 0;
        };
        here = std::max(here, most(middle - own, middle + own));
        around = std::max({around, most(begin, middle - own), most(middle + own, begin + frame)});
    }
    if (here >= kUnforetold * around)
        m_clicks.push_back(
            {Frames(cellAt(0).place), toDecibels(here / std::max(around, 1e-9)), toDecibels(cellAt(0).peak)});
}

std::vector<Click> ClickMeter::finish()
{
    const auto end = m_position;
    add(std::vector<float>(std::size_t(samples(kReach + 2)))); // what follows is silence
    // Where a recording begins or ends in the middle of a sound, the step to silence is none of its clicks.
    std::erase_if(m_clicks, [&](const Click& click) {
        return click.place.value < samples(kEdge) || click.place.value >= end - samples(kEdge);
    });
    return std::move(m_clicks);
}

} // namespace understudy
