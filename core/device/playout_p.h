// The audio thread's half of the player: takes samples from the ring, fades so that nothing clicks, counts
// what it played.
#pragma once

#include "core/base/units.h"
#include "core/device/pcm_source.h"
#include "core/device/sample_ring.h"

#include <array>
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
    /// How many samples a frame has. Only while the ring is empty.
    void setLanes(int lanes) { m_lanes = lanes; }
    /// Whole frames; returns how many samples fitted.
    std::size_t write(std::span<const float> samples);
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
    /// Which lane is heard, from the next block on: all of them are in the ring, at the same position.
    void setLane(int lane) { m_lane = lane; }

    // Any thread.

    std::int64_t playedFrames() const { return m_played; }
    /// Since the last call.
    float takePeak() { return m_peak.exchange(0); }

    // The audio thread.

    /// Fills `interleaved` ([frames, channels]) with the same sample in each channel. A lane that is chosen
    /// fades in from the first frame on, while the one before fades out.
    void render(std::span<float> interleaved, int channels);

private:
    bool mayStart(std::size_t available) const;
    float nextGain(float target, std::size_t fadeFrames);
    float nextSample(std::size_t frame, std::size_t fadeFrames);
    void settleLanes();

    // 170 ms at 48 kHz: rides out a busy machine, and a changed source is heard soon
    static constexpr std::size_t kFrames = 8192;

    // both threads
    SampleRing m_ring{kFrames * std::size_t(kMostLanes)};
    std::atomic_int m_lanes = 1;
    std::atomic_int m_lane = 0;
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
    std::size_t m_lanesHeard = 1;              // of the ring, as of this block
    std::array<float, kMostLanes> m_shares{1}; // how far each lane's fade is, 0 to 1
};

} // namespace understudy
