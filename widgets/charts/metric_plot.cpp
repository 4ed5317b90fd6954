#include "widgets/charts/metric_plot_p.h"

#include "widgets/charts/chart_accessible_p.h"
#include "widgets/charts/chart_words.h"
#include "widgets/charts/draw_turns.h"
#include "widgets/charts/plot_ground.h"
#include "widgets/charts/plot_overlay.h"
#include "widgets/support/metrics.h"
#include "widgets/support/overlay_parts.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QPainter>
#include <QTimer>
#include <QValueAxis>

#include <algorithm>
#include <utility>

namespace understudy {

using metrics::u;

namespace {

constexpr int kRedrawInterval = 100; // ms
constexpr double kRawStrength = 0.28;
/// Points smoothed in one turn: a millisecond or two.
constexpr std::size_t kMostSmoothed = 100'000;

/// Opaque, for segments that overlap at their ends would show their joints.
QColor faint(const QColor& color, const QColor& ground)
{
    const auto mix = [](int from, int to) { return qRound(from + kRawStrength * (to - from)); };
    return {mix(ground.red(), color.red()), mix(ground.green(), color.green()),
            mix(ground.blue(), color.blue())};
}

} // namespace

MetricPlot::MetricPlot(ChartData& data, ChartGroup& group)
    : m_data(data), m_group(group), m_steps(new QValueAxis), m_values(new QValueAxis),
      m_clock(new QTimer(this))
{
    installChartAccessibility();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setInteractive(false);
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate); // the picture knows what has changed
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    setAccessibleName(data.spec.title);
    setUpChart();

    m_clock->setSingleShot(true);
    connect(m_clock, &QTimer::timeout, this, &MetricPlot::drawSoon);
    connect(&group, &ChartGroup::viewChanged, this, &MetricPlot::invalidate);
    connect(&group, &ChartGroup::suggestionChanged, this, &MetricPlot::invalidate);
    const auto repaint = [this] { viewport()->update(); };
    connect(&group, &ChartGroup::cursorChanged, this, repaint);
    connect(&group, &ChartGroup::pinsChanged, this, repaint);
}

MetricPlot::~MetricPlot() = default;

/// Grid, labels and legend of Qt Charts are items and text documents: twelve of them cost more than the
/// lines.
void MetricPlot::setUpChart()
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(m_steps, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_steps->setVisible(false);
    m_values->setVisible(false);
}

QSize MetricPlot::sizeHint() const
{
    return {u(120), u(56)};
}

QSize MetricPlot::minimumSizeHint() const
{
    return {u(50), u(24)};
}

void MetricPlot::setValueScale(Scale scale)
{
    if (std::exchange(m_valueScale, scale) == scale)
        return;
    invalidate();
    Q_EMIT valueScaleChanged();
}

QString MetricPlot::description() const
{
    const auto cursor = m_group.cursor();
    const auto all = understudy::description(m_data);
    return cursor ? QStringLiteral("%1. %2").arg(all, readoutSentence(m_data, *cursor)) : all;
}

void MetricPlot::invalidate()
{
    m_isStale = true;
    drawSoon();
}

/// The old picture stands until its turn comes.
void MetricPlot::drawSoon()
{
    m_hasNews = true;
    m_group.turns().ask(this, [this] { takeTurn(); });
}

void MetricPlot::takeTurn()
{
    if (!isVisible())
        return; // who shows it asks again
    m_hasNews = true; // a picture that was wanted before knew nothing of smoothed lines
    const bool isBehind = !followSmoothing(kMostSmoothed);
    if (isBehind)
        drawSoon();
    if (!isBehind || !m_sinceDrawn.isValid() || m_sinceDrawn.hasExpired(kRedrawInterval))
        viewport()->update(bringUpToDate());
}

void MetricPlot::takePoints()
{
    for (const auto& line : m_data.lines)
        if (!line->points.isEmpty())
            m_group.include(line->points.at(line->points.size() - 1).step);
    if (m_clock->isActive())
        return;
    const auto passed = m_sinceDrawn.isValid() ? m_sinceDrawn.elapsed() : kRedrawInterval;
    m_clock->start(static_cast<int>(std::max<qint64>(0, kRedrawInterval - passed)));
}

void MetricPlot::changeLines()
{
    chart()->removeAllSeries();
    m_drawn.clear();
    for (const auto& line : m_data.lines)
        if (line->isShown)
            m_drawn.push_back({line.get(), {}, {}});
    // What lies on top is added last: the run in front, and its rarer points above the others.
    std::ranges::stable_sort(m_drawn, {}, [](const Drawn& drawn) {
        return std::pair(drawn.line->what.run.isEmpty(), drawn.line->what.kind == LineKind::Sparse);
    });
    for (auto& drawn : m_drawn)
        if (drawn.line->smooth && drawn.line->what.run.isEmpty())
            drawn.raw.emplace(chart(), m_steps, m_values);
    for (auto& drawn : m_drawn)
        drawn.strong.emplace(chart(), m_steps, m_values);
    dressLines();
    takePoints();
    invalidate();
}

void MetricPlot::dressLines()
{
    const auto& tokens = viewPalette(this);
    for (auto& drawn : m_drawn) {
        const auto look = lookOf(drawn.line->what);
        drawn.strong->setPen(QPen(tokens[look.color], strokeWidth(), look.pattern));
        if (drawn.raw)
            drawn.raw->setPen(QPen(faint(tokens[look.color], tokens[Token::Surface]), 1));
    }
}

PlotOverlay MetricPlot::overlay() const
{
    return {m_group.cursor(), m_hasCursor, m_group.pins(), m_band};
}

void MetricPlot::paintEvent(QPaintEvent* event)
{
    if (!isVisible())
        catchUp(); // somebody grabs it
    else if (m_picture.isNull())
        bringUpToDate();
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    painter.drawPixmap(viewport()->rect(), m_picture); // stretched, while it is of another size
    const auto& tokens = viewPalette(this);
    if (!m_data.isEmpty())
        paintOverlay(painter, viewport()->rect(), m_scale, overlay(), m_data, tokens);
    if (hasFocus())
        paintAccentFrame(painter, viewport()->rect(), tokens);
}

void MetricPlot::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    invalidate();
}

void MetricPlot::showEvent(QShowEvent* event)
{
    QChartView::showEvent(event);
    drawSoon();
}

void MetricPlot::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    dressLines();
    invalidate();
}

void MetricPlot::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void MetricPlot::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

} // namespace understudy
