// Paints the layers of EpisodeTimeline that do not move with the playhead, into its pixmaps.
#pragma once

#include "widgets/support/tokens.h"
#include "widgets/waveform/episode_timeline.h"

class QPainter;

namespace understudy {

/// From top to bottom, over the widget's height.
struct TimelineLanes
{
    QRect ruler, blocks, takes, wave, overview;

    static TimelineLanes of(const QSize& size);
};

class TimelinePainter
{
public:
    TimelinePainter(QPainter& painter, const TimelineContent& content, const ViewPalette& tokens,
                    const TimelineLanes& lanes);

    void paintMain(const TimeAxis& axis) const;
    void paintOverview() const;
    /// Selected: also with the accent's outline.
    void paintBlock(const TimelineLine& line, const TimeAxis& axis, bool isSelected) const;

private:
    void paintRuler(const TimeAxis& axis) const;
    void paintSections(const TimeAxis& axis) const;
    std::vector<std::pair<QRectF, QString>> sectionNames(const TimeAxis& axis) const;
    void paintPauses(const TimeAxis& axis) const;
    void paintTakes(const TimelineLine& line, const TimeAxis& axis) const;
    void paintWave(const TimelineLine& line, const TimeAxis& axis, const QRect& lane) const;
    void paintNothing() const;
    QRectF span(Frames begin, Frames end, const TimeAxis& axis, const QRect& lane) const;
    std::pair<std::size_t, std::size_t> visibleLines(const TimeAxis& axis) const;

    QPainter& m_painter;
    const TimelineContent& m_content;
    const ViewPalette& m_tokens;
    const TimelineLanes& m_lanes;
};

} // namespace understudy
