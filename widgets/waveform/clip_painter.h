// Paints the layers of ClipView that do not move with the playhead, into its pixmaps.
#pragma once

#include "widgets/support/tokens.h"
#include "widgets/waveform/clip_content.h"
#include "widgets/waveform/clip_marks.h"
#include "widgets/waveform/time_axis.h"

#include <QRect>
#include <QString>

#include <vector>

class QImage;
class QPainter;

namespace understudy {

struct Spectrogram;

/// From top to bottom, over the widget's height; spectrogram is empty where it is hidden.
struct ClipLanes
{
    QRect ruler, marks, wave, spectrogram, overview;

    static ClipLanes of(const QSize& size, bool hasSpectrogram);
    int bottom() const { return overview.top(); } ///< of what the axis spans
};

/// A mark's flag, and where its span is.
struct MarkPlace
{
    QRect flag;
    double begin = 0, end = 0; ///< x
    bool isElided = false;     ///< the icon alone has room
};
/// Flags stand beside each other, in order; where one has no room for its words it keeps its icon.
std::vector<MarkPlace> markPlaces(const std::vector<ClipMark>& marks, Frames clipBegin, const TimeAxis& axis,
                                  SampleRate rate, const QRect& lane);

class ClipPainter
{
public:
    struct View
    {
        const ClipContent& content;
        const std::vector<ClipMark>& marks;
        const TimeAxis& axis; ///< of the sound's frames
        const ClipLanes& lanes;
        const ViewPalette& tokens;
        const Spectrogram* spectrogram; ///< none: not known yet
        const QImage& image;            ///< of it
        double gain = 1;
    };

    ClipPainter(QPainter& painter, const View& view) : m_painter(painter), m_view(view) {}

    void paintMain() const;
    void paintOverview() const;
    /// Decibels and frequencies, on the left: above the veil of the trim.
    void paintLabels() const;
    /// Current: with the accent's outline.
    void paintFlag(int mark, bool isCurrent) const;

private:
    void paintGrounds() const;
    void paintRuler() const;
    void paintWave() const;
    void paintCurve() const;
    void paintColumns(const PeakPyramid& peaks, Frames begin, Frames end, const QRectF& lane,
                      double gain) const;
    void paintFlatTops() const;
    void paintSpectrogram() const;
    void paintTints() const;
    void paintPlate(const QRect& lane, double y, const QString& words) const;
    double spectrogramY(double hz) const;
    Frames clipBegin() const { return m_view.content.clip.begin - m_view.content.sound->begin; }
    double ratio() const;

    static constexpr double kGridHz = 2000;

    QPainter& m_painter;
    const View& m_view;
};

/// 8 bits a point, in the colours of the scheme.
QImage spectrogramImage(const Spectrogram& spectrogram, Scheme scheme);

} // namespace understudy
