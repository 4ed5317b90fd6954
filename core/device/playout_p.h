// The audio thread's half of the player: takes samples from the ring, fades so that nothing clicks, counts
// what it played.
#pragma once

#include "core/base/units.h"
#include "core/device/sample_ring.h"

#include <atomic>
#include <cstdint>
#include <span>

namespace understudy {

/// The player's thread writes and steers, the audio thread renders; neither ever waits for the other.
class Playout
{
public:
    // The player's thread.

    /// Forgets all samples and any fade under way. Only while nothing renders.
    void reset();
    void setRate(SampleRate rate);
    std::size_t space() const { return m_ring.space(); }
    std::size_t write(std::span<const float> samples) { return m_ring.write(samples); }
    /// Everything there will be is in the ring: play it out.
    void setComplete(bool complete) { m_isComplete = complete; }
    void setPlaying(bool playing) { m_isPlaying = playing; }
    void setVolume(float gain) { m_volume = gain; }
    /// Asks the audio thread to fade out and forget all samples; write nothing until isDiscarded().
    void discard() { ++m_discardsAsked; }
    bool isDiscarded() const { return m_discardsDone == m_discardsAsked; }
    /// False when paused, starved or at the end, and faded out.
    bool isSounding() const { return m_isSounding; }
    bool isEmpty() const { return m_ring.space() == m_ring.capacity(); }

    // Any thread.

    std::int64_t playedFrames() const { return m_played; }
    /// Since the last call.
    float takePeak() { return m_peak.exchange(0); }

    // The audio thread.

    /// Fills `interleaved` ([frames, channels]) with the same sample in each channel.
    void render(std::span<float> interleaved, int channels);

private:
    bool mayStart() const;
    float nextGain(float target, std::size_t fadeFrames);

    // both threads
    SampleRing m_ring{8192}; // 170 ms at 48 kHz: rides out a busy machine, and a changed source is heard soon
    std::atomic_bool m_isComplete = false;
    std::atomic_bool m_isPlaying = false;
    std::atomic<float> m_volume = 1;
    std::atomic<unsigned> m_discardsAsked = 0;
    std::atomic<unsigned> m_discardsDone = 0;
    std::atomic_bool m_isSounding = false;
    std::atomic<std::int64_t> m_played = 0;
    std::atomic<float> m_peak = 0;
    std::atomic<std::size_t> m_fadeFrames = 480;
    // the audio thread, or the player's while nothing renders
    float m_gain = 0;
};

} // namespace understudy
