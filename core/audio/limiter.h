// Look-ahead limiter that holds a true-peak ceiling on one channel, streaming. Where nothing exceeds the
// ceiling the samples pass bit for bit. The output is as long as the input and not delayed against it.
#pragma once

#include "core/base/units.h"

#include <memory>
#include <span>
#include <vector>

namespace understudy {

class Limiter
{
public:
    struct Options
    {
        SampleRate rate = kStudioRate;
        Decibels ceiling{-1.0};    ///< dBTP; held 0.1 dB lower inside, so that any meter agrees
        Milliseconds lookAhead{3}; ///< 1 to 10
        Milliseconds release{80};  ///< time constant of the recovery
    };

    explicit Limiter(const Options& options);
    Limiter(Limiter&&) noexcept;
    Limiter& operator=(Limiter&&) noexcept;
    ~Limiter();

    /// Appends what is ready; holds back about twice the look-ahead. Samples are finite.
    void process(std::span<const float> in, std::vector<float>& out);
    /// Appends the rest; the object is finished afterwards.
    void flush(std::vector<float>& out);

    /// Deepest gain so far, as a positive number of decibels; 0 when the limiter never worked.
    Decibels maxReduction() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace understudy
