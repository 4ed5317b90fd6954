// A clip's sound, and what several of its measures look at, made once.
#pragma once

#include "core/base/units.h"

#include <memory>
#include <span>

namespace understudy {

struct PowerSpectra;

/// Refers to samples that outlive it. Used by one thread.
class MeasuredSound
{
public:
    /// The rate of low().
    static constexpr SampleRate kLowRate{8000};

    MeasuredSound(std::span<const float> mono, SampleRate rate);
    ~MeasuredSound();
    MeasuredSound(const MeasuredSound&) = delete;
    MeasuredSound& operator=(const MeasuredSound&) = delete;

    std::span<const float> mono() const { return m_mono; }
    SampleRate rate() const { return m_rate; }

    /// Hann windows of 20 ms every 10.
    const PowerSpectra& spectra() const;
    /// At a rate that still holds what pitch and blasts are made of.
    std::span<const float> low() const;

private:
    struct Made;

    std::span<const float> m_mono;
    SampleRate m_rate;
    std::unique_ptr<Made> m_made;
};

} // namespace understudy
