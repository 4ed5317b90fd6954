// What mouse, wheel and keys do to ClipView.
#include "widgets/support/metrics.h"
#include "widgets/waveform/clip_painter.h"
#include "widgets/waveform/clip_view.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr double kWheelStep = 1.25; // a notch, 120 eighths of a degree
constexpr double kMostGain = 64;
constexpr Seconds kArrowStep{1};
constexpr Milliseconds kNudge{10};

} // namespace

void ClipView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_axis.setWidth(width());
    if (m_isFitted)
        arriveAtClip({});
    refreshMarks();
    invalidate();
}

void ClipView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_spectrogramImage = {};
    invalidate();
}

void ClipView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hover.reset();
    update();
}

/// The nearer of two that lie under the pointer: short clips have both.
bool ClipView::pressHandle(const QPoint& point)
{
    const QRect begin = handleRect(Edge::Begin), end = handleRect(Edge::End);
    const bool isBegin = begin.contains(point);
    if (!isBegin && !end.contains(point))
        return false;
    const auto distance = [&](const QRect& handle) { return std::abs(point.x() - handle.center().x()); };
    m_drag = isBegin && (!end.contains(point) || distance(begin) <= distance(end)) ? Drag::Begin : Drag::End;
    m_lastEdge = m_drag == Drag::Begin ? Edge::Begin : Edge::End;
    m_trimBefore = m_content.trim;
    return true;
}

void ClipView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_content.sound)
        return;
    const auto all = lanes();
    const QPoint point = event->position().toPoint();
    if (all.overview.contains(point)) {
        m_drag = Drag::Overview;
        return clickOverview(point.x());
    }
    if (const int mark = markAt(point); mark >= 0)
        return activateMark(mark);
    if (pressHandle(point))
        return;
    m_drag = Drag::Seek;
    seekTo(m_axis.toFrames(point.x()));
}

void ClipView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_content.sound)
        return;
    const QPoint point = event->position().toPoint();
    m_hover.reset();
    const Frames at = m_axis.toFrames(point.x());
    switch (m_drag) {
    case Drag::Begin:
    case Drag::End:
        moveEdge(m_lastEdge, m_isSnapping ? snappedCut(*m_content.sound, at) : at);
        m_hover = point;
        break;
    case Drag::Seek:
        seekTo(at);
        break;
    case Drag::Overview:
        clickOverview(point.x());
        break;
    case Drag::None:
        if (!lanes().overview.contains(point))
            m_hover = point;
        updateCursor(point);
    }
    update();
}

void ClipView::updateCursor(const QPoint& point)
{
    const bool isHandle = handleRect(Edge::Begin).contains(point) || handleRect(Edge::End).contains(point);
    if (isHandle)
        setCursor(Qt::SizeHorCursor);
    else if (markAt(point) >= 0 || lanes().overview.contains(point))
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void ClipView::mouseReleaseEvent(QMouseEvent* event)
{
    QWidget::mouseReleaseEvent(event);
    const auto drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Begin || drag == Drag::End)
        finishTrim(m_trimBefore);
}

void ClipView::clickOverview(int x)
{
    const auto& sound = *m_content.sound;
    const Frames length = m_content.recordingLength;
    const Frames place = TimeAxis(length, sound.rate, width()).toFrames(x);
    const Frames inside = place - sound.begin;
    if (inside < Frames(0) || inside >= sound.length()) {
        if (m_content.recording)
            Q_EMIT recordingPlaceRequested(place);
        m_drag = Drag::None; // another clip may come
        return;
    }
    m_isFitted = false;
    auto axis = m_axis;
    axis.scrollTo(inside - Frames(std::llround(width() / 2.0 * m_axis.framesPerPixel())));
    setView(axis);
}

void ClipView::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPoint turn = event->angleDelta();
    if (!m_content.sound)
        return;
    if (event->modifiers().testFlag(Qt::AltModifier)) { // comes sideways on most systems
        const double notches = (turn.y() != 0 ? turn.y() : turn.x()) / 120.0;
        m_gain = std::clamp(m_gain * std::pow(kWheelStep, notches), 1.0, kMostGain);
        setView(m_axis);
    } else if (turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const double pixels = turn.x() != 0 ? turn.x() : turn.y();
        m_isFitted = false;
        auto axis = m_axis;
        axis.scrollTo(m_axis.begin() - Frames(std::llround(pixels * m_axis.framesPerPixel())));
        setView(axis);
    } else {
        zoomBy(std::pow(kWheelStep, turn.y() / 120.0), event->position().x());
    }
}

void ClipView::keyPressEvent(QKeyEvent* event)
{
    // Ctrl and Alt belong to the window, but for the zoom's keys.
    const auto held = event->modifiers() & (Qt::AltModifier | Qt::MetaModifier | Qt::ControlModifier);
    if (!m_content.sound || (held & ~Qt::KeyboardModifiers(Qt::ControlModifier)) ||
        !(pressArrow(*event) || pressKey(*event)))
        QWidget::keyPressEvent(event);
}

bool ClipView::pressArrow(const QKeyEvent& event)
{
    if (event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    const bool isShifted = event.modifiers().testFlag(Qt::ShiftModifier);
    const Frames step = toFrames(kArrowStep, m_content.sound->rate);
    switch (event.key()) {
    case Qt::Key_Left:
        isShifted ? nudgeTrim(-kNudge) : seekTo(m_playhead - step);
        return true;
    case Qt::Key_Right:
        isShifted ? nudgeTrim(kNudge) : seekTo(m_playhead + step);
        return true;
    case Qt::Key_Home:
        seekTo(inSound(m_content.trim.begin));
        return true;
    case Qt::Key_End:
        seekTo(inSound(m_content.trim.end));
        return true;
    default:
        return false;
    }
}

bool ClipView::pressKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        fit();
        return true;
    default:
        break;
    }
    if (event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_I:
        trimToPlayhead(Edge::Begin);
        return true;
    case Qt::Key_O:
        trimToPlayhead(Edge::End);
        return true;
    case Qt::Key_Z:
        setSnapping(!m_isSnapping);
        return true;
    case Qt::Key_G:
        setSpectrogramShown(!m_isSpectrogramShown);
        return true;
    default:
        return false;
    }
}

} // namespace understudy
