#include "core/device/level_tap.h"

namespace understudy {

namespace {

/// The feeder runs ahead by the ring's length; this many readings of at least 5 ms cover it many times over.
constexpr std::size_t kKept = 400;

} // namespace

LevelTap::LevelTap(std::shared_ptr<PcmSource> inner) : m_inner(std::move(inner)), m_meter(makeMeter()) {}

LoudnessMeter LevelTap::makeMeter() const
{
    return LoudnessMeter({.rate = m_inner->rate(), .range = false, .maxima = true, .peaks = false});
}

Result<ReadResult> LevelTap::read(Frames at, std::span<float> out)
{
    auto result = m_inner->read(at, out);
    if (result && result->state == ReadState::Given)
        measure(at, out.first(result->frames));
    return result;
}

void LevelTap::measure(Frames at, std::span<const float> samples)
{
    if (at != m_next)
        m_meter = makeMeter();
    m_next = at + Frames(static_cast<std::int64_t>(samples.size()));
    if (!m_meter.add(samples))
        return; // not numbers: nothing to show, and the player reports what matters
    const HeardLevels levels{m_meter.momentary(), m_meter.shortTerm()};
    const std::lock_guard lock(m_mutex);
    m_readings.push_back({m_next, levels});
    if (m_readings.size() > kKept)
        m_readings.pop_front();
}

HeardLevels LevelTap::levelsAt(Frames position) const
{
    const std::lock_guard lock(m_mutex);
    for (auto reading = m_readings.rbegin(); reading != m_readings.rend(); ++reading)
        if (reading->end <= position)
            return position - reading->end < Frames(m_inner->rate().value) ? reading->levels : HeardLevels{};
    return {};
}

} // namespace understudy
