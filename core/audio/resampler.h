// Streaming sample-rate conversion of one channel: soxr, one thread, so the same samples give the same
// result. Whatever the blocks, the sum is free of delay and round(n * out / in) frames long.
#pragma once

#include "core/base/units.h"

#include <memory>
#include <span>
#include <vector>

namespace understudy {

class Resampler
{
public:
    enum class Quality
    {
        Listening, ///< soxr's high one, 20 bit: images and aliases lie below -130 dB
        Measures   ///< its medium one, 16 bit: for what is measured and not kept
    };

    /// Equal rates pass the samples through untouched.
    Resampler(SampleRate in, SampleRate out, Quality quality = Quality::Listening);
    Resampler(Resampler&&) noexcept;
    Resampler& operator=(Resampler&&) noexcept;
    ~Resampler();

    /// Appends what is ready.
    void process(std::span<const float> in, std::vector<float>& out);
    /// Appends the rest; the object is finished afterwards.
    void flush(std::vector<float>& out);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// All of a sound that is in memory.
std::vector<float> resampled(std::span<const float> mono, SampleRate in, SampleRate out,
                             Resampler::Quality quality = Resampler::Quality::Listening);

} // namespace understudy
