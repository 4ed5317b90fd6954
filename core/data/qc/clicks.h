// Clicks: a millisecond or two that nothing around them foretells. A voice's peaks are shaped by the throat
// and repeat with its pitch; linear prediction removes the shape, and on both sides of a click nothing of its
// size is left (compare Godsill and Rayner, Digital Audio Restoration, 1998, ch. 5). What lips, tongue and
// consonants leave begins as suddenly but lasts longer.
#pragma once

#include "core/base/units.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace understudy {

struct Click
{
    Frames place;
    Decibels above; ///< what cannot be foretold there, over the most of it within 50 ms
    Decibels peak;  ///< dBFS; far below the speech it may be lips and tongue
};

/// Takes one channel of a recording block by block. Memory grows with the number of clicks alone.
class ClickMeter
{
public:
    explicit ClickMeter(SampleRate rate);

    void add(std::span<const float> channel);
    /// In order; those in the first and last 3 ms are not told. Once, at the end.
    std::vector<Click> finish();

private:
    static constexpr std::int64_t kReach = 60; // cells of 1 ms on either side of the one that is judged
    static constexpr std::int64_t kCells = 2 * kReach + 1;

    /// A millisecond: the cheap figures that tell where to look closer.
    struct Cell
    {
        float peak = 0; ///< magnitude
        float bend = 0; ///< largest second difference
        std::int64_t place = 0;
    };

    void addToCell(std::span<const float> part);
    void endCell();
    const Cell& cellAt(std::int64_t fromMiddle) const;
    bool isSuspect() const;
    void lookCloser();
    std::vector<float> unforetold(std::int64_t begin) const;
    std::int64_t samples(std::int64_t milliseconds) const { return milliseconds * m_rate.value / 1000; }

    SampleRate m_rate;
    std::array<Cell, kCells> m_cells; // a ring
    std::int64_t m_count = 0;         // cells so far
    Cell m_now;
    std::vector<float> m_history; // the ring's samples and some more, up to m_position
    std::vector<double> m_shape;  // Hann's, of what a predictor is found in
    std::int64_t m_position = 0;
    std::vector<Click> m_clicks;
};

} // namespace understudy
