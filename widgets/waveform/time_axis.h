// Which stretch of time a view shows: frames to pixels and back, zoom that keeps the time under the pointer.
#pragma once

#include "core/base/units.h"

namespace understudy {

class TimeAxis
{
public:
    TimeAxis() = default;
    /// Fits `length` frames into `width` pixels.
    TimeAxis(Frames length, SampleRate rate, int width);

    double toX(Frames position) const;
    Frames toFrames(double x) const;
    Frames begin() const;
    Frames end() const;
    int width() const { return m_width; }
    double framesPerPixel() const { return m_framesPerPixel; }

    /// Factor above 1 zooms in; between the whole and 20 ms over the width.
    void zoom(double factor, double aroundX);
    void scrollTo(Frames begin);
    void fit();
    bool isFitted() const;
    /// What was fitted stays fitted.
    void setWidth(int width);
    void setLength(Frames length);
    /// Seconds between labelled ticks: of 1, 2, 5, 10, 15, 30, 60 ... the first at least `minimumPixels`
    /// wide.
    Seconds tickStep(int minimumPixels) const;

private:
    double wholeFramesPerPixel() const;
    void clampZoom();
    void clampBegin();

    Frames m_length{1};
    SampleRate m_rate = kStudioRate;
    int m_width = 1;
    double m_begin = 0; // frames
    double m_framesPerPixel = 1;
};

} // namespace understudy
