// Where a recording was too loud for its converter: tops cut flat, with corners. Relative to the file's own
// peak, so that files which were turned down afterwards are found too (audio.md 2.1). Resampling hides flat
// tops: measure the original. One that was resampled before anybody measured it is found by its ceiling.
#pragma once

#include "core/data/qc/ceiling.h"

namespace understudy {

/// Takes one channel block by block (a mix of several hides it). Memory grows with the number of spots alone.
class ClippingMeter
{
public:
    explicit ClippingMeter(SampleRate rate);

    void add(std::span<const float> channel);
    /// In order, disjoint, at least 10 ms apart. Once, at the end.
    std::vector<ClippedSpot> finish();

private:
    /// A wave's way above 0.97 of the peak, and its samples above 0.995.
    struct Top
    {
        std::int64_t length = 0, flat = 0;
        FrameSpan span; ///< of the flat ones
        float lowest = 0;
        bool isPositive = false;
    };
    struct Candidate
    {
        ClippedSpot spot;
        float lowest = 0; ///< flat sample of its tops
    };

    void look(std::span<const float> stretch);
    void raisePeak(float level);
    void extendTop(float level, bool isPositive);
    void endTop();

    std::int64_t m_shortest; // samples of a flat top
    Frames m_apart;
    float m_peak = 0;
    std::int64_t m_position = 0;
    Top m_top;
    std::vector<Candidate> m_candidates;
    CeilingMeter m_ceiling;
};

} // namespace understudy
