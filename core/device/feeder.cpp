#include "core/device/feeder_p.h"

#include <algorithm>
#include <utility>

namespace understudy {
namespace {

constexpr std::size_t kBlockFrames = 480;
constexpr Milliseconds kJoin{10};
constexpr std::size_t kStretches = 64; // more than the ring holds of any loop worth hearing

} // namespace

PositionMap::PositionMap(std::int64_t played, Frames at, double sourcePerDevice)
    : m_start(played), m_sourcePerDevice(sourcePerDevice), m_stretches{{0, at}}
{
}

void PositionMap::jump(std::int64_t fed, Frames at)
{
    m_stretches.push_back({fed, at});
    if (m_stretches.size() > kStretches)
        m_stretches.pop_front();
}

Frames PositionMap::at(std::int64_t played) const
{
    const auto since = static_cast<double>(std::max<std::int64_t>(played - m_start, 0));
    const auto heard = static_cast<std::int64_t>(since * m_sourcePerDevice);
    const auto after =
        std::upper_bound(m_stretches.begin() + 1, m_stretches.end(), heard,
                         [](std::int64_t fed, const Stretch& stretch) { return fed < stretch.fed; });
    const Stretch& stretch = *std::prev(after);
    return stretch.at + Frames(heard - stretch.fed);
}

void Feeder::restart(std::shared_ptr<PcmSource> source, Frames at, SampleRate deviceRate)
{
    m_source = std::move(source);
    m_at = at;
    m_lanes = static_cast<std::size_t>(std::clamp(m_source->lanes(), 1, kMostLanes));
    m_playout->setLanes(static_cast<int>(m_lanes));
    m_resamplers.clear();
    for (std::size_t lane = 0; lane < m_lanes; ++lane)
        m_resamplers.emplace_back(m_source->rate(), deviceRate);
    m_fedFrames = 0;
    m_positions = PositionMap(m_playout->playedFrames(), at,
                              static_cast<double>(m_source->rate().value) / deviceRate.value);
    m_join.reset();
    m_resampled.clear();
    m_isAtEnd = false;
    m_fed = Fed::Enough;
    m_playout->setComplete(false);
}

void Feeder::replaceSource(std::shared_ptr<PcmSource> source)
{
    m_join = Join{std::exchange(m_source, std::move(source)), m_at};
}

Result<Feeder::Fed> Feeder::feed()
{
    while (m_fed != Fed::Complete) {
        const auto written = m_playout->write(m_resampled);
        m_resampled.erase(m_resampled.begin(), m_resampled.begin() + static_cast<std::ptrdiff_t>(written));
        if (!m_resampled.empty())
            return m_fed = Fed::Enough;
        if (m_isAtEnd) {
            m_playout->setComplete(true);
            return m_fed = Fed::Complete;
        }
        UNDERSTUDY_TRY(const ReadState state, readBlock());
        if (state == ReadState::Waiting)
            return m_fed = Fed::Waiting;
        if (state == ReadState::Nothing)
            continue;
        if (state == ReadState::Given) {
            resample(false);
        } else if (!jumpToLoopStart()) {
            m_block.clear();
            resample(true);
            m_isAtEnd = true;
        }
    }
    return m_fed;
}

/// Appends m_block, and after it the rest where it is the last.
void Feeder::resample(bool isLast)
{
    for (std::size_t lane = 0; lane < m_lanes; ++lane) {
        m_lane.resize(m_block.size() / m_lanes);
        for (std::size_t i = 0; i < m_lane.size(); ++i)
            m_lane[i] = m_block[i * m_lanes + lane];
        m_laneOut.clear();
        if (isLast)
            m_resamplers[lane].flush(m_laneOut);
        else
            m_resamplers[lane].process(m_lane, m_laneOut);
        if (lane == 0)
            m_resampled.resize(m_laneOut.size() * m_lanes); // it was empty
        for (std::size_t i = 0; i < m_laneOut.size(); ++i)
            m_resampled[i * m_lanes + lane] = m_laneOut[i];
    }
}

bool Feeder::isInLoop() const
{
    return m_loop && m_at >= m_loop->begin && m_at < m_loop->end;
}

Result<ReadState> Feeder::readBlock()
{
    const bool wasInLoop = isInLoop();
    m_block.resize(m_lanes *
                   (wasInLoop ? std::min(kBlockFrames, static_cast<std::size_t>((m_loop->end - m_at).value))
                              : kBlockFrames));
    UNDERSTUDY_TRY(ReadResult read, m_source->read(m_at, m_block));
    if (read.state == ReadState::Nothing && wasInLoop) {
        // A loop with nothing in it would be passed over without end: there it is silence.
        read.frames = std::min(m_block.size() / m_lanes, static_cast<std::size_t>((read.next - m_at).value));
        read.state = ReadState::Given;
        std::fill_n(m_block.begin(), read.frames * m_lanes, 0.0F);
    } else if (read.state == ReadState::Nothing) {
        m_at = read.next;
        m_positions.jump(m_fedFrames, m_at);
    }
    if (read.state != ReadState::Given)
        return read.state;
    m_block.resize(read.frames * m_lanes);
    if (m_join)
        UNDERSTUDY_CHECK(mixJoin());
    m_at += Frames(static_cast<std::int64_t>(read.frames));
    m_fedFrames += static_cast<std::int64_t>(read.frames);
    if (wasInLoop && !isInLoop())
        jumpToLoopStart();
    return ReadState::Given;
}

Result<void> Feeder::mixJoin()
{
    const auto length = static_cast<std::size_t>(toFrames(kJoin, m_source->rate()).value);
    const auto frames = std::min(m_block.size() / m_lanes, length - m_join->done);
    m_tail.assign(frames * m_lanes, 0.0F);
    // Where the old sound has no more, it fades from silence.
    UNDERSTUDY_CHECK(m_join->source->read(m_join->at, m_tail));
    for (std::size_t i = 0; i < m_tail.size(); ++i) {
        const float weight = static_cast<float>(m_join->done + i / m_lanes) / static_cast<float>(length);
        m_block[i] = m_block[i] * weight + m_tail[i] * (1 - weight);
    }
    m_join->done += frames;
    m_join->at += Frames(static_cast<std::int64_t>(frames));
    if (m_join->done == length)
        m_join.reset();
    return {};
}

/// False when there is no loop to go on in.
bool Feeder::jumpToLoopStart()
{
    if (!m_loop || m_at <= m_loop->begin || m_at > m_loop->end)
        return false;
    m_join = Join{m_source, m_at};
    m_at = m_loop->begin;
    m_positions.jump(m_fedFrames, m_at);
    return true;
}

} // namespace understudy
