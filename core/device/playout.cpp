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

bool Playout::mayStart() const
{
    return m_ring.available() >= kStartFrames || m_isComplete;
}

float Playout::nextGain(float target, std::size_t fadeFrames)
{
    const float step = 1.0F / static_cast<float>(fadeFrames);
    m_gain += std::clamp(target - m_gain, -step, step);
    return m_gain;
}

void Playout::render(std::span<float> interleaved, int channels)
{
    const unsigned discards = m_discardsAsked;
    const bool wanted = m_isPlaying && discards == m_discardsDone;
    const bool isComplete = m_isComplete; // read before available(): then all of it is there
    const std::size_t available = m_ring.available();
    const float volume = m_volume;
    const std::size_t fadeFrames = m_fadeFrames;
    bool isSounding = m_isSounding || (wanted && mayStart());
    std::size_t taken = 0;
    float peak = 0;
    for (std::size_t at = 0; at < interleaved.size(); at += static_cast<std::size_t>(channels)) {
        float sample = 0;
        if (isSounding) {
            // The last of the ring is faded too: at the end, and where the feeder was late.
            const bool lasts = available - taken > fadeFrames;
            const float gain = nextGain(wanted && lasts ? volume : 0, fadeFrames);
            isSounding = taken < available && (gain > 0 || (wanted && lasts));
            sample = isSounding ? m_ring.peek(taken++) * gain : 0;
        }
        peak = std::max(peak, std::abs(sample));
        std::fill_n(interleaved.begin() + static_cast<std::ptrdiff_t>(at), channels, sample);
    }
    if (!isSounding) {
        m_gain = 0;
        if (discards != m_discardsDone || (wanted && isComplete))
            taken = available; // not to be heard any more
    }
    m_ring.drop(taken);
    m_played += static_cast<std::int64_t>(taken);
    m_isSounding = isSounding;
    if (peak > m_peak)
        m_peak = peak;
    if (!isSounding)
        m_discardsDone = discards;
}

} // namespace understudy
