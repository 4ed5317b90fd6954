// Measures what a microphone gives: levels for a meter, and where it was too loud.
#pragma once

#include "core/device/recorder.h"

#include <array>
#include <span>

namespace understudy {

/// Live levels, in blocks of 50 ms.
class InputMeter
{
public:
    explicit InputMeter(SampleRate rate);

    /// True when a block is full, and levels() are new.
    bool add(std::span<const float> mono);
    const InputLevels& levels() const { return m_levels; }

private:
    void endBlock();

    std::size_t m_block; // samples
    std::size_t m_count = 0;
    double m_peak = 0, m_squares = 0;
    std::array<double, 30> m_peaks{}; // of the last 1.5 s
    std::size_t m_next = 0;
    InputLevels m_levels;
};

/// Counts places at full scale: two samples in a row or more. A converter stops there; a single sample may
/// just touch it.
class ClipCounter
{
public:
    explicit ClipCounter(SampleRate rate);

    void add(std::span<const float> mono);
    int count() const { return m_count; }

private:
    std::int64_t m_apart; // samples
    std::int64_t m_position = 0;
    std::int64_t m_last = 0; // end of the last place
    int m_run = 0;
    int m_count = 0;
};

} // namespace understudy
