#include "core/device/input_meter_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

constexpr Milliseconds kBlock{50};
constexpr Milliseconds kApart{10};
constexpr float kFullScale = 0.999F; // 16-bit converters reach 0.99997

} // namespace

InputMeter::InputMeter(SampleRate rate) : m_block(static_cast<std::size_t>(toFrames(kBlock, rate).value)) {}

bool InputMeter::add(std::span<const float> mono)
{
    bool isNew = false;
    for (const float sample : mono) {
        const double level = std::isfinite(sample) ? std::abs(double(sample)) : 0;
        m_peak = std::max(m_peak, level);
        m_squares += level * level;
        if (++m_count == m_block) {
            endBlock();
            isNew = true;
        }
    }
    return isNew;
}

void InputMeter::endBlock()
{
    m_peaks.at(m_next) = m_peak;
    m_next = (m_next + 1) % m_peaks.size();
    m_levels.peak = toDecibels(m_peak);
    m_levels.rms = toDecibels(std::sqrt(m_squares / double(m_count)));
    m_levels.heldPeak = toDecibels(*std::ranges::max_element(m_peaks));
    m_count = 0;
    m_peak = m_squares = 0;
}

ClipCounter::ClipCounter(SampleRate rate) : m_apart(toFrames(kApart, rate).value) {}

void ClipCounter::add(std::span<const float> mono)
{
    for (const float sample : mono) {
        ++m_position;
        m_run = std::abs(sample) >= kFullScale ? m_run + 1 : 0;
        if (m_run < 2)
            continue;
        if (m_count == 0 || m_position - m_last > m_apart)
            ++m_count;
        m_last = m_position;
    }
}

} // namespace understudy
