#include "core/data/qc/ceiling.h"

#include "core/audio/levels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace understudy {
namespace {

// A wave's samples above kFoot of its own height are its body, those above kTop its top. A top that was cut
// off by 2 dB or more is over 0.68 of the body; a sine's is 0.43, and so is that of anything rounded.
constexpr float kTop = 0.92F, kBody = 0.6F;
constexpr double kBroad = 0.68;
constexpr Seconds kShortestTop{0.00015}, kLongestWave{0.02};
constexpr std::size_t kFewestSamples = 3; // of a top
// Of the peak: resampling makes waves overshoot the ceiling, after 12 dB to nearly twice its level.
constexpr float kLowest = 0.5F, kFoot = kLowest * kBody;
constexpr float kQuietest = 0.01F; // -40 dBFS: what peaks below is noise, and its bits are coarse
// Of 2,380 prompts and lines of actors in six languages that nobody clipped none has tops that gather so; of
// those that were cut off by 3 dB, resampled and coded (mp3, Opus), all of 12 s or more have.
constexpr int kFewest = 8, kOverUnder = 2, kOverHigher = 6;
constexpr float kNear = 0.05F;                  // of the ceiling, to either side
constexpr float kUnder = 0.65F, kClose = 0.92F; // of the ceiling: where others are counted
constexpr float kSame = 0.03F;                  // of the height: tops of one spot

using Levels = std::array<int, 101>; // broad tops, by hundredths of the peak

int sum(const Levels& tops, double from, double to)
{
    const auto begin = tops.begin() + std::lround(from),
               end = tops.begin() + std::lround(std::min(to, 101.0));
    return std::accumulate(begin, std::max(begin, end), 0);
}

/// In hundredths of the peak; 0 where there is none.
int ceilingIn(const Levels& tops)
{
    int best = 0, most = 0;
    for (int level = int(100 * kLowest); level <= 100; ++level) {
        const auto near = sum(tops, level * (1 - kNear), level * (1 + kNear) + 1);
        const auto under = sum(tops, level * kUnder, level * kClose);
        const auto higher = sum(tops, level * (1 + kNear) + 1, 101);
        const auto over = near - kOverUnder * under - kOverHigher * higher;
        if (over >= kFewest && over > most) {
            best = level;
            most = over;
        }
    }
    return best;
}

} // namespace

void addSpot(std::vector<ClippedSpot>& spots, const ClippedSpot& next, Frames apart)
{
    if (spots.empty() || next.span.begin - spots.back().span.end >= apart) {
        spots.push_back(next);
        return;
    }
    spots.back().span.end = next.span.end;
    spots.back().tops += next.tops;
}

CeilingMeter::CeilingMeter(SampleRate rate)
    : m_apart(toFrames(kSpotsApart, rate)),
      m_shortest(std::max(kFewestSamples, std::size_t(std::ceil(kShortestTop.value * rate.value)))),
      m_longest(std::size_t(toFrames(kLongestWave, rate).value))
{
}

void CeilingMeter::add(std::span<const float> channel, float loudest)
{
    if (m_wave.empty() && loudest < m_peak * kFoot)
        m_position += std::int64_t(channel.size());
    else
        look(channel);
}

void CeilingMeter::look(std::span<const float> channel)
{
    while (!channel.empty()) {
        if (m_wave.empty()) {
            m_foot = std::max(m_peak, kQuietest) * kFoot;
            const auto begin = std::ranges::find_if(
                channel, [foot = m_foot](float sample) { return std::abs(sample) >= foot; });
            m_position += begin - channel.begin();
            channel = {begin, channel.end()};
            if (channel.empty())
                return;
            m_side = channel.front() > 0 ? 1.0F : -1.0F;
        }
        const auto end = std::ranges::find_if(
            channel, [foot = m_foot, side = m_side](float sample) { return side * sample < foot; });
        extendWave({channel.begin(), end});
        channel = {end, channel.end()};
        if (!channel.empty())
            endWave();
    }
}

void CeilingMeter::extendWave(std::span<const float> samples)
{
    m_position += std::int64_t(samples.size());
    for (const float sample : samples.first(std::min(samples.size(), m_longest + 1 - m_wave.size())))
        m_wave.push_back(std::abs(sample));
    m_height = std::max(m_height, samplePeak(samples));
    m_peak = std::max(m_peak, m_height);
}

void CeilingMeter::endWave()
{
    const auto height = std::exchange(m_height, 0.0F);
    if (height >= kLowest * m_peak && m_wave.size() <= m_longest)
        judge(height);
    m_wave.clear();
}

void CeilingMeter::judge(float height)
{
    const auto isTop = [&](float level) { return level >= kTop * height; };
    const auto top = std::size_t(std::ranges::count_if(m_wave, isTop));
    const auto body = std::ranges::count_if(m_wave, [&](float level) { return level >= kBody * height; });
    if (top < m_shortest || double(top) < kBroad * double(body))
        return;
    const Frames begin(m_position - std::int64_t(m_wave.size()));
    const auto first = std::ranges::find_if(m_wave, isTop) - m_wave.begin();
    const auto last = std::find_if(m_wave.rbegin(), m_wave.rend(), isTop).base() - m_wave.begin();
    keep({begin + Frames(first), begin + Frames(last)}, height);
}

void CeilingMeter::keep(FrameSpan top, float height)
{
    if (!m_broad.empty() && top.begin - m_broad.back().spot.span.end < m_apart &&
        std::abs(height - m_broad.back().height) <= kSame * height) {
        m_broad.back().spot.span.end = top.end;
        ++m_broad.back().spot.tops;
    } else {
        m_broad.push_back({{top, 1}, height});
    }
}

std::vector<ClippedSpot> CeilingMeter::finish()
{
    if (!m_wave.empty())
        endWave();
    if (m_peak < kQuietest)
        return {};
    Levels tops{};
    for (const auto& broad : m_broad)
        tops[std::size_t(100 * broad.height / m_peak)] += broad.spot.tops;
    const auto ceiling = ceilingIn(tops);
    std::vector<ClippedSpot> spots;
    for (const auto& broad : m_broad)
        if (ceiling > 0 && broad.height >= (1 - kNear) * m_peak * float(ceiling) / 100)
            addSpot(spots, broad.spot, m_apart);
    return spots;
}

} // namespace understudy
