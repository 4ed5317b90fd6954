// Peaks between the samples of one channel, by BS.1770-4 Annex 2: four times oversampled with libebur128's
// own filter (49-tap Hann-windowed sinc), vectorised. The limiter looks through the same filter, so the two
// cannot disagree.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace understudy {

/// Frames before and after a gap that its interpolated points depend on.
inline constexpr std::size_t kTruePeakReach = 6;

/// No point between samples exceeds the largest sample within reach by more than this factor.
float truePeakBound();

/// gaps[i] = largest magnitude at the three points between x[i] and x[i + 1], where x = padded[kTruePeakReach
/// - 1...]: padded holds 2 * kTruePeakReach - 1 samples more than gaps.
void interpolatedPeaks(std::span<const float> padded, std::span<float> gaps);

/// Running true peak of a stream; blocks that cannot hold a new maximum cost only their sample peak.
class TruePeakMeter
{
public:
    void add(std::span<const float> samples);
    /// Highest magnitude so far, the gaps after the last samples included; linear.
    float peak() const;
    float samplePeak() const { return m_samplePeak; }

private:
    void measure(std::span<const float> samples);

    std::vector<float> m_padded = std::vector<float>(2 * kTruePeakReach - 1, 0.0F);
    std::vector<float> m_gaps;
    float m_samplePeak = 0.0F;
    float m_truePeak = 0.0F;
};

} // namespace understudy
