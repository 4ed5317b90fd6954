// A gain that changes without a click: it reaches a new target in 5 ms.
#pragma once

#include "core/base/units.h"

namespace understudy {

class GainRamp
{
public:
    GainRamp(float start, SampleRate rate) : m_gain(start), m_target(start), m_length(rate.value / 200) {}

    /// The gain of the next frame.
    float next(float target)
    {
        if (target != m_target) {
            m_target = target;
            m_left = m_length;
        }
        if (m_left > 0)
            m_gain += (m_target - m_gain) / static_cast<float>(m_left--); // the last step lands on the target
        return m_gain;
    }

private:
    float m_gain;
    float m_target;
    int m_length; // frames
    int m_left = 0;
};

} // namespace understudy
