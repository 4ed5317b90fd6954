// One clip in its surroundings: ruler, marks, wave, spectrogram and the whole recording below. Trims by mouse
// and keys.
#pragma once

#include "core/audio/spectrogram.h"
#include "widgets/waveform/clip_content.h"
#include "widgets/waveform/clip_marks.h"
#include "widgets/waveform/time_axis.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include <optional>

namespace understudy {

struct ClipLanes;
class EmptyNote;

class ClipView : public QWidget
{
    Q_OBJECT
public:
    enum class Edge
    {
        Begin,
        End
    };

    explicit ClipView(QWidget* parent = nullptr);
    ~ClipView() override;

    /// Another clip begins where the last did, at its zoom; a fitted one is fitted. The same sound again
    /// moves nothing. The spectrogram of another sound is dropped.
    void setContent(ClipContent content);
    const ClipContent& content() const { return m_content; }
    /// What stands where the sound would be, while there is none; `action`: what its button does.
    void setEmptyText(const QString& text, const QString& action = {});
    /// Of the content's sound, as spectrogramOf() makes it in a job; until then its place is empty.
    void setSpectrogram(std::shared_ptr<const Spectrogram> spectrogram);

    /// Seconds from the clip's begin, as the ruler says them.
    void setPlayhead(Seconds position);
    Seconds playhead() const { return secondsAt(m_playhead); }
    /// Turns pages so that the playhead stays in view while playing.
    void setFollowing(bool following) { m_following = following; }

    /// Findings with a place, in order; those of one kind that lie closer than a flag's width are one.
    const std::vector<ClipMark>& marks() const { return m_marks; }
    int currentMark() const { return m_currentMark; } ///< -1: none
    /// Shows and outlines it; no seek.
    void setCurrentMark(int mark);
    /// As a click on its flag.
    void activateMark(int mark);

    const FrameSpan& trim() const { return m_content.trim; }
    bool isSnapping() const { return m_isSnapping; }
    /// Where a key at the playhead cuts: snapped, should that be on. In frames of the recording.
    Frames cutPlace() const;
    bool isSpectrogramShown() const { return m_isSpectrogramShown; }
    const TimeAxis& axis() const { return m_axis; } ///< of the sound's frames

    /// "Clip 97, 8.4 s, not reviewed. Position 4.66. 3 marks: plosive at 0.6 s, ..."
    QString description() const;
    /// "Clipped: 3 flat tops at 4.0 s (limit 0)." Its tooltip too.
    QString markDescription(int mark) const;
    /// What the pointer is over: "6.35 s  4.64 kHz  −48 dB  until".
    QString readout(const QPoint& point) const;
    QRect markRect(int mark) const; ///< of its flag; empty without a sound
    int markAt(const QPoint& point) const;
    QRect handleRect(Edge edge) const; ///< where it can be grabbed

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void zoomIn();
    void zoomOut();
    void fit(); ///< the clip with a little around it
    void setSnapping(bool snapping);
    void setSpectrogramShown(bool shown);
    /// Unless that would leave less than kShortestClip: trimRefused().
    void trimToPlayhead(Edge edge);
    /// Moves the edge that was moved last, without snapping.
    void nudgeTrim(Milliseconds by);
    void nextMark() { stepMark(1); }
    void previousMark() { stepMark(-1); }

Q_SIGNALS:
    /// Seconds from the clip's begin.
    void seekRequested(understudy::Seconds position);
    /// In frames of the recording. While a handle is dragged, once, when it is let go.
    void trimChanged(understudy::Frames begin, understudy::Frames end);
    /// By a key, which would leave too little: the clip is as it was.
    void trimRefused();
    void emptyActionRequested();
    /// A flag was clicked or chosen by key; seekRequested() follows.
    void markActivated(int index);
    void marksChanged(); ///< how many there are, or the current one
    /// The overview was clicked outside of the sound: a place in the recording.
    void recordingPlaceRequested(understudy::Frames position);
    void snappingChanged(bool snapping);
    void spectrogramShownChanged(bool shown);
    void viewChanged();

protected:
    bool event(QEvent* event) override;
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
    enum class Drag
    {
        None,
        Seek,
        Begin,
        End,
        Overview
    };

    // Of the sound's frames, which the axis counts, and the recording's.
    Frames inSound(Frames recording) const;
    Frames inRecording(Frames sound) const;
    Seconds secondsAt(Frames sound) const; ///< from the clip's begin
    Frames framesAt(Seconds position) const;
    ClipLanes lanes() const;
    struct Handle
    {
        int line; ///< x
        QRect tab;
    };
    Handle handle(Edge edge) const;

    void showEmptyText();
    void invalidate();
    void setView(TimeAxis axis);
    void zoomBy(double factor, double aroundX);
    double zoomCentre() const;
    void reveal(Frames sound);
    void arriveAtClip(std::optional<double> secondsPerPixel);
    void seekTo(Frames sound);
    void moveEdge(Edge edge, Frames sound);
    void finishTrim(const FrameSpan& before);
    void refreshMarks();
    void stepMark(int direction);
    void clickOverview(int x);
    bool pressHandle(const QPoint& point);
    void updateCursor(const QPoint& point);
    bool pressKey(const QKeyEvent& event);
    bool pressArrow(const QKeyEvent& event);

    void paintVeil(QPainter& painter) const;
    void paintHandle(QPainter& painter, Edge edge) const;
    void paintPlayhead(QPainter& painter) const;
    void paintWindow(QPainter& painter) const;
    void paintHover(QPainter& painter) const;
    QRect playheadRect(Frames sound) const;
    int overviewX(Frames recording) const;

    ClipContent m_content;
    std::vector<ClipMark> m_marks;
    TimeAxis m_axis;
    std::shared_ptr<const Spectrogram> m_spectrogram;
    QImage m_spectrogramImage; // of it, in the theme's colours; null: to be made
    Frames m_playhead;         // of the sound
    int m_currentMark = -1;
    double m_gain = 1; // of the wave's drawing
    Edge m_lastEdge = Edge::Begin;
    Drag m_drag = Drag::None;
    FrameSpan m_trimBefore; // a drag
    bool m_following = false;
    bool m_isFitted = true;
    bool m_isSnapping = true;
    bool m_isSpectrogramShown = true;
    std::optional<QPoint> m_hover;
    QPixmap m_main;     // everything but trim, current mark, playhead and hover; null: to be painted
    QPixmap m_overview; // the whole recording
    EmptyNote* m_empty;
    QString m_emptyText, m_emptyAction;
};

} // namespace understudy
