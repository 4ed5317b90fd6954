// The episode as it sounds: ruler with sections, line blocks, wave and overview; click to move, wheel to
// zoom.
#pragma once

#include "core/audio/peaks.h"
#include "core/base/id.h"
#include "core/base/units.h"
#include "widgets/support/line_state.h"
#include "widgets/waveform/time_axis.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace understudy {

struct TimelineLine
{
    LineId id;
    int number = 0;
    QString speaker;
    int voice = 0; ///< 0 first speaker, 1 second; others reuse the pair
    LineState state = LineState::NotRendered;
    Frames begin; ///< in the episode
    Frames end;
    /// Of the take's file; none: hatched. `peaksBegin` is the frame of it that stands at `begin`.
    std::shared_ptr<const PeakPyramid> peaks;
    Frames peaksBegin;
    std::optional<Frames> known; ///< while rendering: how much of it there is
    int takes = 0;
    int chosenTake = 0; ///< 1-based; 0: none

    bool operator==(const TimelineLine&) const = default;
};

struct TimelinePause
{
    Frames begin, end;
    bool operator==(const TimelinePause&) const = default;
};

struct TimelineSection
{
    Frames begin;
    QString title;
    bool operator==(const TimelineSection&) const = default;
};

/// A whole snapshot; lines in order, not overlapping.
struct TimelineContent
{
    SampleRate rate = kStudioRate;
    Frames length;
    std::vector<TimelineLine> lines;
    std::vector<TimelinePause> pauses; ///< scripted ones
    std::vector<TimelineSection> sections;

    bool operator==(const TimelineContent&) const = default;
};

class EpisodeTimeline : public QWidget
{
    Q_OBJECT
public:
    explicit EpisodeTimeline(QWidget* parent = nullptr);

    /// Zoom and scroll stay where they are; the first content is fitted.
    void setContent(TimelineContent content);
    const TimelineContent& content() const { return m_content; }
    void setPlayhead(Frames position);
    Frames playhead() const { return m_playhead; }
    void setSelectedLine(const LineId& id);
    /// Turns pages so that the playhead stays in view while playing.
    void setFollowing(bool following) { m_following = following; }

    void zoomIn();
    void zoomOut();
    void fit();
    void reveal(Frames position);
    const TimeAxis& axis() const { return m_axis; }
    /// -1: none there.
    int lineAt(const QPoint& point) const;
    QRect lineRect(int line) const; ///< of its block, in view coordinates
    /// For screen readers and the status text.
    QString description() const;
    QString lineDescription(int line) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekRequested(understudy::Frames position);
    /// A block was clicked or chosen by key.
    void lineActivated(const understudy::LineId& id);
    void viewChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void invalidate();
    void setView(TimeAxis axis);
    void zoomBy(double factor, double aroundX);
    double zoomCentre() const; ///< the playhead while it is in view
    int lineAtFrames(Frames position) const;
    int overviewX(Frames position) const;
    QRect playheadRect(Frames position) const;
    void scrollOverviewTo(int x);
    void stepLine(int direction);
    void paintOverlay(QPainter& painter);
    void paintPlayhead(QPainter& painter) const;
    void paintHover(QPainter& painter) const;

    static constexpr int kPlayheadReach = 4; // px either side of the line

    TimelineContent m_content;
    TimeAxis m_axis;
    Frames m_playhead;
    LineId m_selected;
    bool m_following = false;
    bool m_dragsOverview = false;
    std::optional<QPoint> m_hover;
    QPixmap m_main;     // everything but playhead, hover and selection; null: to be painted
    QPixmap m_overview; // the whole episode
};

} // namespace understudy
