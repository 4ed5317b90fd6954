// Tempo and pitch of a voice that cannot change them itself.
#pragma once

#include "core/base/units.h"

#include <memory>
#include <span>
#include <vector>

namespace understudy {

/// Rubber Band as a stream (its finer engine where the library has one). Same input, same output, whatever the
/// pieces it came in. Mono.
class Stretcher
{
public:
    /// `tempo`: 2 is twice as fast, 0.25 to 4. `pitch`: a factor on the fundamental frequency, 0.25 to 4.
    Stretcher(double tempo, double pitch, SampleRate rate);
    ~Stretcher();
    Stretcher(Stretcher&&) noexcept;
    Stretcher& operator=(Stretcher&&) noexcept;

    /// Appends what is ready to `out`.
    void process(std::span<const float> in, std::vector<float>& out);
    /// Appends the rest; the length is then that of the input over `tempo`, to the frame. Nothing may follow.
    void flush(std::vector<float>& out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace understudy
