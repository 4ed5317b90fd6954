#include "widgets/waveform/time_axis.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {
constexpr double kClosest = 0.02; // s over the whole width
}

TimeAxis::TimeAxis(Frames length, SampleRate rate, int width)
    : m_length(std::max(length, Frames(1))), m_rate(rate), m_width(std::max(width, 1))
{
    fit();
}

double TimeAxis::toX(Frames position) const
{
    return (static_cast<double>(position.value) - m_begin) / m_framesPerPixel;
}

Frames TimeAxis::toFrames(double x) const
{
    const double frames = std::round(m_begin + x * m_framesPerPixel);
    return Frames(std::clamp(static_cast<std::int64_t>(frames), std::int64_t{0}, m_length.value));
}

Frames TimeAxis::begin() const
{
    return toFrames(0);
}

Frames TimeAxis::end() const
{
    return toFrames(m_width);
}

void TimeAxis::zoom(double factor, double aroundX)
{
    const double fixed = m_begin + aroundX * m_framesPerPixel;
    m_framesPerPixel /= factor;
    clampZoom();
    m_begin = fixed - aroundX * m_framesPerPixel;
    clampBegin();
}

void TimeAxis::scrollTo(Frames begin)
{
    m_begin = static_cast<double>(begin.value);
    clampBegin();
}

void TimeAxis::fit()
{
    m_framesPerPixel = wholeFramesPerPixel();
    m_begin = 0;
}

bool TimeAxis::isFitted() const
{
    return m_framesPerPixel >= wholeFramesPerPixel();
}

void TimeAxis::setWidth(int width)
{
    const bool wasFitted = isFitted();
    m_width = std::max(width, 1);
    if (wasFitted)
        fit();
    clampZoom();
    clampBegin();
}

void TimeAxis::setLength(Frames length)
{
    const bool wasFitted = isFitted();
    m_length = std::max(length, Frames(1));
    if (wasFitted)
        fit();
    clampZoom();
    clampBegin();
}

Seconds TimeAxis::tickStep(int minimumPixels) const
{
    static constexpr double kSteps[]{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1,   2,    5,    10,
                                     15,   30,   60,   120, 300, 600, 900, 1800, 3600, 7200};
    for (const double step : kSteps)
        if (step * m_rate.value / m_framesPerPixel >= minimumPixels)
            return Seconds(step);
    return Seconds(kSteps[std::size(kSteps) - 1]);
}

double TimeAxis::wholeFramesPerPixel() const
{
    return static_cast<double>(m_length.value) / m_width;
}

void TimeAxis::clampZoom()
{
    const double closest = std::min(kClosest * m_rate.value / m_width, wholeFramesPerPixel());
    m_framesPerPixel = std::clamp(m_framesPerPixel, closest, wholeFramesPerPixel());
}

void TimeAxis::clampBegin()
{
    const double last = std::max(0.0, static_cast<double>(m_length.value) - m_width * m_framesPerPixel);
    m_begin = std::clamp(m_begin, 0.0, last);
}

} // namespace understudy
