// Where a recording was cut off at one level and resampled or coded again since: its tops are no longer level
// (audio.md 2.1), but they stay broader than any wave's own, and gather at that level with few below it.
#pragma once

#include "core/base/units.h"
#include "core/data/frame_span.h"

#include <cstdint>
#include <span>
#include <vector>

namespace understudy {

/// Flat tops that lie near each other.
struct ClippedSpot
{
    FrameSpan span;
    int tops = 0; ///< at least 1

    bool operator==(const ClippedSpot&) const = default;
};

inline constexpr Seconds kSpotsApart{0.01};
/// As a spot of its own, or a part of the last one where it is nearer than `apart`.
void addSpot(std::vector<ClippedSpot>& spots, const ClippedSpot& next, Frames apart);

/// Takes one channel block by block. Memory grows with the number of broad tops, of which speech has few.
class CeilingMeter
{
public:
    explicit CeilingMeter(SampleRate rate);

    /// `loudest`: the peak of these samples.
    void add(std::span<const float> channel, float loudest);
    /// In order, each of tops less than 10 ms apart that reach the ceiling; none where there is no ceiling.
    std::vector<ClippedSpot> finish();

private:
    struct Broad
    {
        ClippedSpot spot;
        float height = 0; ///< of its first top; the others are as high
    };

    void look(std::span<const float> channel);
    void extendWave(std::span<const float> samples);
    void endWave();
    void judge(float height); ///< of the wave
    void keep(FrameSpan top, float height);

    Frames m_apart;
    std::int64_t m_position = 0;
    std::size_t m_shortest, m_longest; // samples: of a broad top, of a wave
    float m_peak = 0;
    std::vector<float> m_wave;      // what of it is above m_foot, without its sign
    float m_foot = 0, m_height = 0; // of the peak when it began; its largest sample
    float m_side = 1;               // 1 or -1
    std::vector<Broad> m_broad;
};

} // namespace understudy
