// Takes steady noise down, gently: a Wiener filter whose signal-to-noise ratio is decided by the frame before
// (Ephraim and Malah, 1984), with a floor under its gain, so that what is left sounds as the room did and not
// like bells (audio.md 4.2). What is noise is learnt where nobody speaks.
#pragma once

#include "core/base/units.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace understudy {

/// Power of the noise in each bin of a frame; empty: not known.
using NoiseProfile = std::vector<float>;

/// Mean of the frames that lie in silence, without those that stand out of it (breaths, clicks). Empty where
/// there are fewer than ten.
NoiseProfile noiseProfile(std::span<const float> sound, SampleRate rate, const std::vector<bool>& isPause);

/// Block by block, mono; used by one thread. As much comes out as went in, later by one frame (32 ms) at
/// most.
class NoiseReduction
{
public:
    /// `most`: of reduction, which pauses get; above 0.
    NoiseReduction(SampleRate rate, Decibels most);
    ~NoiseReduction();

    /// The noise from here on; with an empty one nothing is taken away.
    void setNoise(const NoiseProfile& noise);
    void add(std::span<const float> sound, std::vector<float>& out);
    /// The rest. Once, at the end.
    void finish(std::vector<float>& out);

private:
    struct Frames;

    void step(std::vector<float>& out);
    void attenuate();

    std::unique_ptr<Frames> m_frames;
    float m_floor;
    NoiseProfile m_noise;
    std::vector<float> m_kept;  ///< of the frame before: its power after the filter
    std::vector<float> m_input; ///< not in a whole frame yet
    std::vector<float> m_sum;   ///< overlapped, one frame
    std::size_t m_early = 0;    ///< samples that lie before the sound
    std::size_t m_taken = 0, m_given = 0;
};

} // namespace understudy
