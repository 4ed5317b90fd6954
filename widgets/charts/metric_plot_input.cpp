// What mouse, wheel and keys do to MetricPlot.
#include "widgets/charts/metric_plot_p.h"

#include "widgets/charts/chart_words.h"
#include "widgets/support/metrics.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr double kKeyStep = 1.5;    // of the zoom
constexpr double kWheelStep = 1.25; // a notch, 120 eighths of a degree
constexpr double kPage = 0.8;       // of what is in view
constexpr double kNudge = 0.1;

bool isPlain(const QKeyEvent& event)
{
    return !(event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
}

/// Those that the window may use for something else: while a chart has the focus they are the chart's.
bool isOfChart(const QKeyEvent& event)
{
    static constexpr int kKeys[]{Qt::Key_Left,  Qt::Key_Right,    Qt::Key_Up, Qt::Key_Down, Qt::Key_Home,
                                 Qt::Key_End,   Qt::Key_PageUp,   Qt::Key_0,  Qt::Key_Plus, Qt::Key_Equal,
                                 Qt::Key_Minus, Qt::Key_PageDown, Qt::Key_P,  Qt::Key_L,    Qt::Key_T};
    return isPlain(event) && std::ranges::find(kKeys, event.key()) != std::end(kKeys);
}

} // namespace

void MetricPlot::setCursor(std::optional<std::int64_t> step)
{
    m_hasCursor = step.has_value();
    m_group.setCursor(step);
    viewport()->update();
}

const LineData* MetricPlot::walked() const
{
    if (const auto* line = m_data.find(m_walked); line && line->isShown)
        return line;
    const auto found = std::ranges::find_if(m_data.lines, [](const auto& line) { return line->isShown; });
    return found == m_data.lines.end() ? nullptr : found->get();
}

void MetricPlot::walk(int id)
{
    m_walked = id;
    if (const auto* line = walked())
        Q_EMIT said(understudy::description(*line, m_data.spec.figure));
}

void MetricPlot::pointAt(double x)
{
    const auto* line = walked();
    const auto index = line ? line->points.indexNearest(m_scale.toStep(x)) : std::nullopt;
    setCursor(index ? std::optional(line->points.at(*index).step) : std::nullopt);
}

void MetricPlot::pin(std::int64_t step)
{
    m_group.togglePin(step, m_scale.stepsPerPixel() * u(1));
    Q_EMIT said(readoutSentence(m_data, step));
}

void MetricPlot::pinCursor()
{
    if (const auto step = m_group.cursor())
        pin(*step);
}

void MetricPlot::zoom(double factor)
{
    const auto& view = m_group.view();
    const auto cursor = m_group.cursor();
    const bool isInView = cursor && double(*cursor) >= view.begin && double(*cursor) <= view.end;
    m_group.zoom(factor, isInView ? static_cast<double>(*cursor) : (view.begin + view.end) / 2);
}

void MetricPlot::reveal(double step)
{
    const auto& view = m_group.view();
    if (step < view.begin || step > view.end)
        m_group.move(step - (view.begin + view.end) / 2);
}

void MetricPlot::walkTo(std::size_t index)
{
    const auto* line = walked();
    if (!line || line->points.isEmpty())
        return;
    const auto step = line->points.at(std::min(index, line->points.size() - 1)).step;
    reveal(static_cast<double>(step));
    setCursor(step);
    Q_EMIT said(readoutSentence(m_data, step));
}

/// To the next point, or as far as it takes to be seen where many lie in one column of pixels.
void MetricPlot::walkBy(int direction)
{
    const auto* line = walked();
    if (!line || line->points.isEmpty())
        return;
    const auto& points = line->points;
    const auto cursor = m_group.cursor();
    if (!cursor)
        return walkTo(points.indexBefore(m_group.view().end).value_or(0));
    const auto here = points.indexNearest(static_cast<double>(*cursor)).value_or(0);
    const auto there =
        points.indexNearest(static_cast<double>(*cursor) + direction * m_scale.stepsPerPixel()).value_or(0);
    if (there != here)
        walkTo(there);
    else if (direction > 0 || here > 0)
        walkTo(direction > 0 ? here + 1 : here - 1);
}

void MetricPlot::switchLine(int direction)
{
    std::vector<int> ids;
    for (const auto& line : m_data.lines)
        if (line->isShown)
            ids.push_back(line->id);
    const auto* line = walked();
    if (!line)
        return;
    const auto count = static_cast<std::ptrdiff_t>(ids.size());
    const auto at = std::ranges::find(ids, line->id) - ids.begin();
    walk(ids[static_cast<std::size_t>((at + direction + count) % count)]);
}

void MetricPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton || m_drag != Drag::None)
        return;
    m_pressed = event->position().toPoint();
    const bool isMove = event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ShiftModifier);
    m_drag = isMove ? Drag::Move : Drag::Band;
}

void MetricPlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const bool isDrag = (point - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_drag == Drag::Move) {
        m_group.move((m_pressed.x() - point.x()) * m_scale.stepsPerPixel());
        m_pressed = point;
    } else if (m_drag == Drag::Band && (m_band || isDrag)) {
        m_band = {m_scale.toStep(m_pressed.x()), m_scale.toStep(point.x())};
        viewport()->update();
    }
    if (m_scale.area.adjusted(-u(2), 0, u(2), 0).contains(point))
        pointAt(point.x());
    else
        setCursor({});
}

void MetricPlot::mouseReleaseEvent(QMouseEvent* event)
{
    const auto drag = std::exchange(m_drag, Drag::None);
    if (const auto band = std::exchange(m_band, {})) {
        const auto [begin, end] = std::minmax(band->begin, band->end);
        m_group.setView({begin, end});
        viewport()->update();
    } else if (drag == Drag::Band && event->button() == Qt::LeftButton && m_hasCursor) {
        pinCursor();
    }
}

void MetricPlot::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    m_drag = Drag::None;
    pinCursor(); // takes back what its first click pinned
    m_group.fit();
}

void MetricPlot::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    if (m_hasCursor && !hasFocus())
        setCursor({});
}

void MetricPlot::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPoint turn = event->angleDelta();
    if (turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier))
        m_group.move(-(turn.x() != 0 ? turn.x() : turn.y()) * m_scale.stepsPerPixel());
    else
        m_group.zoom(std::pow(kWheelStep, turn.y() / 120.0), m_scale.toStep(event->position().x()));
}

bool MetricPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOfChart(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QChartView::event(event);
}

void MetricPlot::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuRequested(event->globalPos());
}

void MetricPlot::keyPressEvent(QKeyEvent* event)
{
    if (!isPlain(*event) || !(pressArrow(*event) || pressKey(*event)))
        event->ignore(); // the scroll area would take arrows and pages for itself
}

bool MetricPlot::pressArrow(const QKeyEvent& event)
{
    const bool isShifted = event.modifiers().testFlag(Qt::ShiftModifier);
    const double length = m_group.view().length();
    switch (event.key()) {
    case Qt::Key_Left:
        isShifted ? m_group.move(-kNudge * length) : walkBy(-1);
        return true;
    case Qt::Key_Right:
        isShifted ? m_group.move(kNudge * length) : walkBy(1);
        return true;
    case Qt::Key_Up:
        switchLine(-1);
        return true;
    case Qt::Key_Down:
        switchLine(1);
        return true;
    case Qt::Key_PageUp:
        m_group.move(-kPage * length);
        return true;
    case Qt::Key_PageDown:
        m_group.move(kPage * length);
        return true;
    case Qt::Key_Home:
        walkTo(0);
        return true;
    case Qt::Key_End:
        walkTo(~std::size_t{0});
        return true;
    default:
        return false;
    }
}

bool MetricPlot::pressKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kKeyStep);
        return true;
    case Qt::Key_Minus:
        zoom(1 / kKeyStep);
        return true;
    case Qt::Key_0:
        m_group.fit();
        return true;
    case Qt::Key_P:
        pinCursor();
        return true;
    case Qt::Key_L:
        setValueScale(m_valueScale == Scale::Log ? Scale::Linear : Scale::Log);
        return true;
    case Qt::Key_T:
        Q_EMIT tableRequested();
        return true;
    case Qt::Key_Escape:
        if (!m_band && !m_group.cursor())
            return false;
        m_band.reset();
        m_drag = Drag::None;
        setCursor({});
        return true;
    default:
        return false;
    }
}

} // namespace understudy
