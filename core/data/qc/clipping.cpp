#include "core/data/qc/clipping.h"

#include "core/audio/levels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace understudy {
namespace {

constexpr float kFlat = 0.995F; // of the peak
constexpr float kSlope = 0.97F;
// Flat samples among those above kSlope: 0.41 of a sine's top, 0.89 of one clipped by 1 dB.
constexpr double kCornerShare = 0.65;
// Samples of a top: 3 at 24 kHz. At higher rates an unharmed wave stays near its peak for longer.
constexpr int kShortestTop = 3;
constexpr int kTopRate = 24000;
constexpr float kQuietest = 0.01F; // -40 dBFS: what peaks below is noise, and its bits are coarse

int topsOf(const std::vector<ClippedSpot>& spots)
{
    int tops = 0;
    for (const auto& spot : spots)
        tops += spot.tops;
    return tops;
}

} // namespace

ClippingMeter::ClippingMeter(SampleRate rate)
    : m_shortest(std::max<std::int64_t>(
          kShortestTop, std::llround(std::ceil(double(kShortestTop) * rate.value / kTopRate)))),
      m_apart(toFrames(kSpotsApart, rate)), m_ceiling(rate)
{
}

void ClippingMeter::add(std::span<const float> channel)
{
    constexpr std::size_t kStretch = 128;
    while (!channel.empty()) {
        const auto stretch = channel.first(std::min(kStretch, channel.size()));
        channel = channel.subspan(stretch.size());
        const auto loudest = samplePeak(stretch);
        m_ceiling.add(stretch, loudest);
        // Most of a recording lies far below its peak.
        if (m_top.length == 0 && loudest < m_peak * kSlope)
            m_position += std::int64_t(stretch.size());
        else
            look(stretch);
    }
}

void ClippingMeter::look(std::span<const float> stretch)
{
    for (const float sample : stretch) {
        const auto level = std::abs(sample);
        if (level > m_peak)
            raisePeak(level);
        if (m_top.length > 0 && (level < m_peak * kSlope || m_top.isPositive != (sample > 0)))
            endTop();
        if (level >= m_peak * kSlope && m_peak >= kQuietest)
            extendTop(level, sample > 0);
        ++m_position;
    }
}

/// What was flat below the lower peak may not be below this one.
void ClippingMeter::raisePeak(float level)
{
    m_peak = level;
    // A top that creeps up by a bit stays one; the slope to a higher one counts from there on.
    if (m_top.flat == 0 || m_top.lowest < m_peak * kFlat)
        m_top = {};
    std::erase_if(m_candidates,
                  [&](const Candidate& candidate) { return candidate.lowest < m_peak * kFlat; });
}

void ClippingMeter::extendTop(float level, bool isPositive)
{
    ++m_top.length;
    m_top.isPositive = isPositive;
    if (level < m_peak * kFlat)
        return;
    if (m_top.flat++ == 0) {
        m_top.span.begin = Frames(m_position);
        m_top.lowest = level;
    }
    m_top.span.end = Frames(m_position + 1);
    m_top.lowest = std::min(m_top.lowest, level);
}

void ClippingMeter::endTop()
{
    const auto top = std::exchange(m_top, {});
    if (top.flat < m_shortest || double(top.flat) < kCornerShare * double(top.length))
        return;
    if (m_candidates.empty() || top.span.begin - m_candidates.back().spot.span.end >= m_apart) {
        m_candidates.push_back({{top.span, 1}, top.lowest});
        return;
    }
    auto& last = m_candidates.back();
    last.spot.span.end = top.span.end;
    ++last.spot.tops;
    last.lowest = std::min(last.lowest, top.lowest);
}

std::vector<ClippedSpot> ClippingMeter::finish()
{
    endTop();
    std::vector<ClippedSpot> spots;
    for (const auto& candidate : m_candidates)
        spots.push_back(candidate.spot);
    // Where tops are flat still, they are more than those that are only broad.
    auto broad = m_ceiling.finish();
    return topsOf(broad) > topsOf(spots) ? broad : spots;
}

} // namespace understudy
