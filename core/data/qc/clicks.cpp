#include "core/data/qc/clicks.h"

#include "core/audio/levels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace understudy {
namespace {

constexpr std::int64_t kAround = 50; // ms on either side that a click is compared with
constexpr std::int64_t kWidth = 2;   // ms on either side that its own ringing may fill
constexpr std::int64_t kEdge = 3;    // ms
constexpr float kSuspect = 0.5F;     // times the bends around it
constexpr double kUnforetold = 2.24; // times what is left around it
constexpr double kAtOnce = 0.75;     // share of what is left within 3 ms that lies within half a millisecond
constexpr float kQuietest = 0.005F;  // -46 dBFS: below, nobody hears one
constexpr std::size_t kOrder = 20;
constexpr std::int64_t kFrame = 20; // ms that share a predictor, found in twice as many
constexpr std::int64_t kKept = 200; // ms of history
constexpr double kRegular = 1e-5;   // white noise that keeps the predictor of a pure tone finite

/// y of x[n] = sum of y[i] x[n - 1 - i] with the least squares (autocorrelation method; Levinson and Durbin).
std::array<double, kOrder> predictorOf(std::span<const float> window, std::span<const double> shape)
{
    // The lags side by side, each in its own sum.
    std::vector<double> shaped(kOrder + window.size());
    std::array<double, kOrder + 1> correlation{};
    for (std::size_t i = 0; i < window.size(); ++i) {
        const auto* now = &shaped[kOrder + i];
        shaped[kOrder + i] = window[i] * shape[i];
        for (std::size_t lag = 0; lag <= kOrder; ++lag)
            correlation[lag] += *now * *(now - lag);
    }
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

/// What the predictor misses at sound[begin, end); kOrder samples lie before.
std::vector<float> missed(std::span<const float> sound, const std::array<double, kOrder>& taps,
                          std::size_t begin, std::size_t end)
{
    std::vector<float> rest(sound.begin() + std::ptrdiff_t(begin), sound.begin() + std::ptrdiff_t(end));
    for (std::size_t i = 0; i < kOrder; ++i) {
        const auto tap = float(taps[i]);
        for (auto n = begin; n < end; ++n)
            rest[n - begin] -= tap * sound[n - 1 - i];
    }
    return rest;
}

/// Largest magnitude of a second difference.
float mostBent(std::span<const float> sound)
{
    std::int32_t most = 0; // magnitudes order as their bits do, and integers vectorise
    for (std::size_t i = 2; i < sound.size(); ++i) {
        const auto bits =
            std::bit_cast<std::int32_t>(sound[i] - 2 * sound[i - 1] + sound[i - 2]) & 0x7FFFFFFF;
        most = bits > most ? bits : most;
    }
    return std::bit_cast<float>(most);
}

/// Whether what is left is over at once, where a frame's loudest lies: `near` samples on either side hold
/// most of what `far` hold above the quieter side's noise. Lips, tongue and a consonant's burst begin as
/// suddenly, but last for milliseconds.
bool isOverAtOnce(std::span<const float> rest, std::size_t loudest, std::size_t near, std::size_t far)
{
    const auto around = [&](std::size_t reach) {
        const auto begin = loudest - std::min(loudest, reach),
                   end = std::min(rest.size(), loudest + reach + 1);
        return rest.subspan(begin, end - begin);
    };
    const auto power = [](std::span<const float> side) {
        return energyOf(side) / double(std::max<std::size_t>(1, side.size()));
    };
    const auto whole = around(far);
    const auto before = std::size_t(whole.data() - rest.data());
    const auto noise = std::min(power(rest.first(before)), power(rest.subspan(before + whole.size())));
    return energyOf(around(near)) >= kAtOnce * (energyOf(whole) - noise * double(whole.size()));
}

} // namespace

ClickMeter::ClickMeter(SampleRate rate)
    : m_rate(rate), m_history(std::size_t(samples(kKept))), m_shape(std::size_t(2 * samples(kFrame)))
{
    for (std::size_t i = 0; i < m_shape.size(); ++i)
        m_shape[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / double(m_shape.size()));
}

void ClickMeter::add(std::span<const float> channel)
{
    while (!channel.empty()) {
        const auto left = std::size_t(samples(m_count + 1) - m_position);
        const auto part = channel.first(std::min(left, channel.size()));
        addToCell(part);
        channel = channel.subspan(part.size());
        if (part.size() == left)
            endCell();
    }
}

void ClickMeter::addToCell(std::span<const float> part)
{
    const auto before = m_history.size();
    m_history.insert(m_history.end(), part.begin(), part.end());
    if (const auto level = samplePeak(part); level > m_now.peak) {
        const auto isTop = [level](float sample) { return std::abs(sample) == level; };
        m_now.peak = level;
        m_now.place = m_position + (std::ranges::find_if(part, isTop) - part.begin());
    }
    m_now.bend = std::max(m_now.bend, mostBent(std::span(m_history).subspan(before - 2)));
    m_position += std::int64_t(part.size());
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
    // A place in the history; the suspect stands in the middle of a frame, two more lie on either side.
    const auto middle = std::int64_t(m_history.size()) - (m_position - cellAt(0).place);
    const auto frame = samples(kFrame), own = samples(kWidth) + samples(1), reach = frame / 2;
    const auto rest = unforetold(middle - reach);
    const auto itsOwn = std::span(rest).subspan(std::size_t(reach - own), std::size_t(2 * own));
    const double here = samplePeak(itsOwn);
    const auto loudest = std::ranges::max_element(itsOwn, {}, [](float value) { return std::abs(value); });
    if (!isOverAtOnce(rest, std::size_t(reach - own + (loudest - itsOwn.begin())),
                      std::size_t(samples(1) / 2), std::size_t(own)))
        return;
    double around = std::max(samplePeak(std::span(rest).first(std::size_t(reach - own))),
                             samplePeak(std::span(rest).subspan(std::size_t(reach + own))));
    for (const int away : {-1, 1, -2, 2}) {
        if (here < kUnforetold * around)
            return;
        around = std::max(around, double(samplePeak(unforetold(middle - reach + away * frame))));
    }
    if (here >= kUnforetold * around)
        m_clicks.push_back(
            {Frames(cellAt(0).place), toDecibels(here / std::max(around, 1e-9)), toDecibels(cellAt(0).peak)});
}

/// Of a frame of the history, with a predictor found in it and half a frame on either side.
std::vector<float> ClickMeter::unforetold(std::int64_t begin) const
{
    const auto frame = samples(kFrame);
    const auto window = std::span(m_history).subspan(std::size_t(begin - frame / 2), std::size_t(2 * frame));
    return missed(m_history, predictorOf(window, m_shape), std::size_t(begin), std::size_t(begin + frame));
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
