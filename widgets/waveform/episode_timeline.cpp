#include "widgets/waveform/episode_timeline.h"

#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/waveform/timeline_accessible.h"
#include "widgets/waveform/timeline_painter.h"
#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"

#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr double kZoomStep = 1.5;   // a key or button
constexpr double kWheelStep = 1.25; // a notch of the wheel, 120 eighths of a degree
constexpr Seconds kArrowStep{1};
constexpr double kFollowMargin = 0.1; // of the width, left of the playhead after turning a page

} // namespace

EpisodeTimeline::EpisodeTimeline(QWidget* parent) : QWidget(parent)
{
    installTimelineAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setProperty("ownFocus", true);
}

void EpisodeTimeline::setContent(TimelineContent content)
{
    if (content == m_content)
        return;
    const bool isFirst = m_content.lines.empty();
    m_content = std::move(content);
    if (isFirst)
        m_axis = TimeAxis(m_content.length, m_content.rate, width());
    else
        m_axis.setLength(m_content.length);
    invalidate();
}

void EpisodeTimeline::setPlayhead(Frames position)
{
    if (m_playhead == position)
        return;
    const Frames before = std::exchange(m_playhead, position);
    const double x = m_axis.toX(position);
    if (m_following && (x < 0 || x >= width())) {
        auto axis = m_axis;
        axis.scrollTo(m_axis.toFrames(x) -
                      Frames(std::llround(kFollowMargin * width() * m_axis.framesPerPixel())));
        setView(axis);
        return;
    }
    update(playheadRect(before));
    update(playheadRect(position));
    const auto overview = TimelineLanes::of(size()).overview;
    if (overviewX(before) != overviewX(position))
        update(overview);
}

void EpisodeTimeline::setSelectedLine(const LineId& id)
{
    if (m_selected == id)
        return;
    m_selected = id;
    update();
}

void EpisodeTimeline::invalidate()
{
    m_main = {};
    m_overview = {};
    update();
}

void EpisodeTimeline::setView(TimeAxis axis)
{
    m_axis = axis;
    m_main = {};
    update();
    Q_EMIT viewChanged();
}

void EpisodeTimeline::zoomBy(double factor, double aroundX)
{
    auto axis = m_axis;
    axis.zoom(factor, aroundX);
    setView(axis);
}

double EpisodeTimeline::zoomCentre() const
{
    const double x = m_axis.toX(m_playhead);
    return x >= 0 && x < width() ? x : width() / 2.0;
}

void EpisodeTimeline::zoomIn()
{
    zoomBy(kZoomStep, zoomCentre());
}

void EpisodeTimeline::zoomOut()
{
    zoomBy(1 / kZoomStep, zoomCentre());
}

void EpisodeTimeline::fit()
{
    auto axis = m_axis;
    axis.fit();
    setView(axis);
}

void EpisodeTimeline::reveal(Frames position)
{
    const double x = m_axis.toX(position);
    if (x >= 0 && x < width())
        return;
    auto axis = m_axis;
    axis.scrollTo(position - Frames(std::llround(width() / 2.0 * m_axis.framesPerPixel())));
    setView(axis);
}

int EpisodeTimeline::lineAtFrames(Frames position) const
{
    const auto& lines = m_content.lines;
    const auto found = std::ranges::upper_bound(lines, position, {}, &TimelineLine::begin);
    if (found == lines.begin() || std::prev(found)->end <= position)
        return -1;
    return static_cast<int>(std::prev(found) - lines.begin());
}

int EpisodeTimeline::lineAt(const QPoint& point) const
{
    return TimelineLanes::of(size()).overview.contains(point) ? -1 : lineAtFrames(m_axis.toFrames(point.x()));
}

QRect EpisodeTimeline::lineRect(int line) const
{
    const auto& shown = m_content.lines[static_cast<std::size_t>(line)];
    const auto lane = TimelineLanes::of(size()).blocks;
    const int left = qRound(m_axis.toX(shown.begin));
    return {left, lane.top(), std::max(1, qRound(m_axis.toX(shown.end)) - left), lane.height()};
}

QString EpisodeTimeline::lineDescription(int line) const
{
    const auto& shown = m_content.lines[static_cast<std::size_t>(line)];
    const Seconds length = toSeconds(shown.end - shown.begin, m_content.rate);
    return tr("Line %1, %2, %3, %n take(s), %4", nullptr, shown.takes)
        .arg(shown.number)
        .arg(shown.speaker, words::inSentence(word(shown.state)), words::seconds(length));
}

QString EpisodeTimeline::description() const
{
    const int line = lineAtFrames(m_playhead);
    return tr("Position %1 of %2. %3")
        .arg(clockTenths(toSeconds(m_playhead, m_content.rate)),
             words::clock(toSeconds(m_content.length, m_content.rate)),
             line < 0 ? QString() : lineDescription(line));
}

QSize EpisodeTimeline::sizeHint() const
{
    return {u(200), u(46)};
}

QSize EpisodeTimeline::minimumSizeHint() const
{
    return {u(50), u(30)};
}

void EpisodeTimeline::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_axis.setWidth(width());
    invalidate();
}

void EpisodeTimeline::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
}

void EpisodeTimeline::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hover.reset();
    update();
}

int EpisodeTimeline::overviewX(Frames position) const
{
    return qRound(TimeAxis(m_content.length, m_content.rate, width()).toX(position));
}

QRect EpisodeTimeline::playheadRect(Frames position) const
{
    const int x = qRound(m_axis.toX(position));
    return {x - kPlayheadReach - 1, 0, 2 * kPlayheadReach + 3, TimelineLanes::of(size()).wave.bottom() + 1};
}

void EpisodeTimeline::paintEvent(QPaintEvent* /*event*/)
{
    const auto lanes = TimelineLanes::of(size());
    const auto& tokens = viewPalette(this);
    const auto paintInto = [&](QPixmap& pixmap, auto paint) {
        const double ratio = devicePixelRatioF();
        if (!pixmap.isNull() && pixmap.devicePixelRatioF() == ratio)
            return;
        pixmap = QPixmap(size() * ratio);
        pixmap.setDevicePixelRatio(ratio);
        QPainter painter(&pixmap);
        painter.setFont(font());
        paint(TimelinePainter(painter, m_content, tokens, lanes));
    };
    paintInto(m_main, [&](const TimelinePainter& layer) { layer.paintMain(m_axis); });
    paintInto(m_overview, [](const TimelinePainter& layer) { layer.paintOverview(); });
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_main);
    painter.setClipRect(lanes.overview);
    painter.drawPixmap(0, 0, m_overview);
    painter.setClipping(false);
    paintOverlay(painter);
}

void EpisodeTimeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_content.lines.empty())
        return;
    const auto lanes = TimelineLanes::of(size());
    const QPoint point = event->position().toPoint();
    m_dragsOverview = lanes.overview.contains(point);
    if (m_dragsOverview)
        return scrollOverviewTo(point.x());
    Q_EMIT seekRequested(m_axis.toFrames(point.x()));
    if (const int line = lineAt(point); line >= 0 && lanes.blocks.contains(point))
        Q_EMIT lineActivated(m_content.lines[static_cast<std::size_t>(line)].id);
}

void EpisodeTimeline::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (event->buttons().testFlag(Qt::LeftButton)) {
        m_hover.reset();
        if (m_dragsOverview)
            scrollOverviewTo(point.x());
        else
            Q_EMIT seekRequested(m_axis.toFrames(point.x()));
    } else if (TimelineLanes::of(size()).overview.contains(point) || m_content.lines.empty()) {
        m_hover.reset();
    } else {
        m_hover = point;
    }
    update();
}

void EpisodeTimeline::mouseReleaseEvent(QMouseEvent* event)
{
    QWidget::mouseReleaseEvent(event);
    m_dragsOverview = false;
}

void EpisodeTimeline::scrollOverviewTo(int x)
{
    auto axis = m_axis;
    const Frames centre = TimeAxis(m_content.length, m_content.rate, width()).toFrames(x);
    axis.scrollTo(centre - Frames(std::llround(width() / 2.0 * m_axis.framesPerPixel())));
    setView(axis);
}

void EpisodeTimeline::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    const bool isSideways = turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier);
    if (isSideways) {
        const double pixels = turn.x() != 0 ? turn.x() : turn.y();
        auto axis = m_axis;
        axis.scrollTo(m_axis.begin() - Frames(std::llround(pixels * m_axis.framesPerPixel())));
        setView(axis);
    } else {
        zoomBy(std::pow(kWheelStep, turn.y() / 120.0), event->position().x());
    }
    event->accept();
}

void EpisodeTimeline::keyPressEvent(QKeyEvent* event)
{
    const Frames step = toFrames(kArrowStep, m_content.rate);
    const auto seek = [&](Frames to) { Q_EMIT seekRequested(std::clamp(to, Frames(0), m_content.length)); };
    switch (event->key()) {
    case Qt::Key_Left:
        event->modifiers().testFlag(Qt::ControlModifier) ? stepLine(-1) : seek(m_playhead - step);
        break;
    case Qt::Key_Right:
        event->modifiers().testFlag(Qt::ControlModifier) ? stepLine(1) : seek(m_playhead + step);
        break;
    case Qt::Key_Up:
        stepLine(-1);
        break;
    case Qt::Key_Down:
        stepLine(1);
        break;
    case Qt::Key_Home:
        seek(Frames(0));
        break;
    case Qt::Key_End:
        seek(m_content.length);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        fit();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void EpisodeTimeline::stepLine(int direction)
{
    const auto& lines = m_content.lines;
    if (lines.empty())
        return;
    const auto selected = std::ranges::find(lines, m_selected, &TimelineLine::id);
    const auto last = static_cast<std::ptrdiff_t>(lines.size()) - 1;
    const auto from = selected == lines.end() ? std::max(0, lineAtFrames(m_playhead))
                                              : selected - lines.begin() + direction;
    const auto& next = lines[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from, 0, last))];
    reveal(next.begin);
    Q_EMIT lineActivated(next.id);
    Q_EMIT seekRequested(next.begin);
}

} // namespace understudy
