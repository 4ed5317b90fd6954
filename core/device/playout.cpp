#include "core/device/playout_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr Milliseconds kFade{10};
constexpr std::size_t kStartFrames = 2048; // enough to survive a late feeder just after the start

} // namespace

void Playout::reset()
{
    m_ring.drop(m_ring.available());
    m_discardsDone = m_discardsAsked.load();
    m_isSounding = false;
    m_gain = 0;
}

void Playout::setRate(SampleRate rate)
{
    m_fadeFrames = static_cast<std::size_t>(toFrames(kFade, rate).value);
}

std::size_t Playout::write(std::span<const float> samples)
{
    const auto lanes = static_cast<std::size_t>(m_lanes.load());
    const auto held = (m_ring.capacity() - m_ring.space()) / lanes;
    const auto frames = std::min(samples.size() / lanes, kFrames - std::min(held, kFrames));
    return m_ring.write(samples.first(frames * lanes));
}

bool Playout::mayStart(std::size_t available) const
{
    return available >= kStartFrames || m_isComplete;
}

float Playout::nextGain(float target, std::size_t fadeFrames)
{
    const float step = 1.0F / static_cast<float>(fadeFrames);
    m_gain += std::clamp(target - m_gain, -step, step);
    return m_gain;
}

/// Before anything sounds there is nothing to fade from.
void Playout::settleLanes()
{
    const auto lane = static_cast<std::size_t>(m_lane.load());
    for (std::size_t i = 0; i < m_shares.size(); ++i)
        m_shares.at(i) = i == std::min(lane, m_lanesHeard - 1) ? 1.0F : 0.0F;
}

/// The lane that is heard; while it changes, the sum of those that fade. Smooth at both ends of a fade, where
/// a straight one would be heard as a tick.
float Playout::nextSample(std::size_t frame, std::size_t fadeFrames)
{
    if (m_lanesHeard == 1)
        return m_ring.peek(frame);
    const auto lane =
        std::min(static_cast<std::size_t>(m_lane.load(std::memory_order_relaxed)), m_lanesHeard - 1);
    const float step = 1.0F / static_cast<float>(fadeFrames);
    float sum = 0;
    for (std::size_t i = 0; i < m_lanesHeard; ++i) {
        auto& share = m_shares[i]; // NOLINT(*-constant-array-index): below kMostLanes
        share = std::clamp(share + (i == lane ? step : -step), 0.0F, 1.0F);
        if (share > 0)
            sum += m_ring.peek(frame * m_lanesHeard + i) * (share * share * (3 - 2 * share));
    }
    return sum;
}

void Playout::render(std::span<float> interleaved, int channels)
{
    const unsigned discards = m_discardsAsked;
    const bool wanted = m_isPlaying && discards == m_discardsDone;
    const bool isComplete = m_isComplete; // read before available(): then all of it is there
    const std::size_t samples =
        m_ring.available(); // read before m_lanes, which is set before any are written
    m_lanesHeard = static_cast<std::size_t>(m_lanes.load());
    const std::size_t available = samples / m_lanesHeard;
    const float volume = m_volume;
    const std::size_t fadeFrames = m_fadeFrames;
    bool isSounding = m_isSounding || (wanted && mayStart(available));
    if (!m_isSounding)
        settleLanes();
    std::size_t taken = 0;
    float peak = 0;
    for (std::size_t at = 0; at < interleaved.size(); at += static_cast<std::size_t>(channels)) {
        float sample = 0;
        if (isSounding) {
            // The last of the ring is faded too: at the end, and where the feeder was late.
            const bool lasts = available - taken > fadeFrames;
            const float gain = nextGain(wanted && lasts ? volume : 0, fadeFrames);
            isSounding = taken < available && (gain > 0 || (wanted && lasts));
            sample = isSounding ? nextSample(taken++, fadeFrames) * gain : 0;
        }
        peak = std::max(peak, std::abs(sample));
        std::fill_n(interleaved.begin() + static_cast<std::ptrdiff_t>(at), channels, sample);
    }
    if (!isSounding) {
        m_gain = 0;
        if (discards != m_discardsDone || (wanted && isComplete))
            taken = available; // not to be heard any more
    }
    m_ring.drop(taken * m_lanesHeard);
    m_played += static_cast<std::int64_t>(taken);
    m_isSounding = isSounding;
    if (peak > m_peak)
        m_peak = peak;
    if (!isSounding)
        m_discardsDone = discards;
}

} // namespace understudy
