// How a chart's lines come into its picture.
#include "widgets/charts/metric_plot_p.h"

#include "widgets/charts/plot_ground.h"
#include "widgets/support/metrics.h"

#include <QChart>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace understudy {

using metrics::u;

namespace {

/// Pixels to a column of a smoothed line, which has no detail to lose.
constexpr int kSmoothColumn = 2;
constexpr double kNothing = std::numeric_limits<double>::infinity();

/// Of the points in view that an axis can show.
struct Span
{
    double low = kNothing, high = -kNothing;

    void take(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void take(const QList<QPointF>& points, const StepRange& view, Scale scale)
    {
        for (const auto& point : points)
            if (point.x() >= view.begin && point.x() <= view.end && (scale == Scale::Linear || point.y() > 0))
                take(point.y());
    }
};

} // namespace

QRect MetricPlot::bringUpToDate()
{
    if (!m_isStale && !m_hasNews)
        return {};
    const bool isNew = std::exchange(m_isStale, false);
    m_hasNews = false;
    m_sinceDrawn.start();
    if (isNew)
        clearLines();
    const double changedFrom = takeLines();
    Q_EMIT drawn();
    if (!isNew && changedFrom == kNothing)
        return {};
    const auto scale = makeScale();
    const bool isElsewhere = isNew || scale != m_scale;
    if (isElsewhere)
        applyScale(scale);
    const bool isRestyled = feedLines();
    if (!isElsewhere && !isRestyled && changedFrom > scale.steps.begin)
        return paintFrom(changedFrom);
    m_picture = painted(viewport()->rect());
    return viewport()->rect();
}

/// At most so many points of each line. False: there is more to do.
bool MetricPlot::followSmoothing(std::size_t most)
{
    bool isDone = true;
    for (const auto& line : m_data.lines)
        if (line->smooth)
            isDone = line->smooth->follow(line->points, most) && isDone;
    return isDone;
}

/// At once, whatever it takes.
QRect MetricPlot::catchUp()
{
    followSmoothing(std::numeric_limits<std::size_t>::max());
    return bringUpToDate();
}

/// From which step on the picture is not what it was.
double MetricPlot::takeLines()
{
    const auto& view = m_group.view();
    const int columns = std::max(1, static_cast<int>(plotArea(viewport()->size(), {}).width()));
    double changedFrom = kNothing;
    for (auto& [line, raw, strong] : m_drawn) {
        const int own = line->smooth ? std::max(1, columns / kSmoothColumn) : columns;
        changedFrom = std::min(changedFrom, strong->take(line->strong(), view, own));
        if (raw)
            changedFrom = std::min(changedFrom, raw->take(line->points, view, columns));
    }
    return changedFrom;
}

void MetricPlot::clearLines()
{
    for (auto& [line, raw, strong] : m_drawn) {
        strong->clear();
        if (raw)
            raw->clear();
    }
}

AxisMarks MetricPlot::makeMarks(int most) const
{
    const bool isLog = m_valueScale == Scale::Log;
    Span span;
    for (const auto& drawn : m_drawn) {
        span.take(drawn.strong->points(), m_group.view(), m_valueScale);
        if (drawn.raw)
            span.take(drawn.raw->points(), m_group.view(), m_valueScale);
    }
    if (m_data.limit && !m_data.limit->isFar(span.high) && (!isLog || m_data.limit->value > 0))
        span.take(m_data.limit->value * 1.05);
    if (m_data.spec.startsAtZero && !isLog)
        span.take(0);
    if (span.low > span.high)
        span = {isLog ? 0.1 : 0, 1};
    return isLog ? logMarks(span.low, span.high, most) : linearMarks(span.low, span.high, most);
}

PlotScale MetricPlot::makeScale() const
{
    const QSizeF size = viewport()->size();
    PlotScale scale;
    scale.steps = m_group.view();
    scale.marks = makeMarks(mostValueMarks(plotArea(size, {}).height()));
    scale.area = plotArea(size, markTexts(m_data.spec.figure, scale.marks));
    return scale;
}

/// The lines are fed anew afterwards: what lay in series would be placed with every change here.
void MetricPlot::applyScale(const PlotScale& scale)
{
    m_scale = scale;
    for (auto& [line, raw, strong] : m_drawn) {
        strong->empty();
        if (raw)
            raw->empty();
    }
    chart()->setPlotArea(scale.area);
    m_steps->setRange(scale.steps.begin, scale.steps.end);
    m_values->setRange(scale.onAxis(scale.marks.low), scale.onAxis(scale.marks.high));
}

/// True: some lines are drawn by other pens from here on.
bool MetricPlot::feedLines()
{
    bool isRestyled = false;
    for (auto& [line, raw, strong] : m_drawn) {
        isRestyled = strong->feed(m_scale) || isRestyled;
        isRestyled = (raw && raw->feed(m_scale)) || isRestyled;
    }
    return isRestyled;
}

/// A pixmap of its own for a part: Qt Charts' lines clip to the whole chart, whatever clip they find.
QPixmap MetricPlot::painted(const QRect& part)
{
    const double ratio = devicePixelRatioF();
    QPixmap pixmap((QSizeF(part.size()) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    painter.translate(-part.topLeft());
    paintPart(painter, part);
    return pixmap;
}

/// To the newest step: nothing was drawn behind it.
QRect MetricPlot::paintFrom(double step)
{
    constexpr int kGrain = 8; // px: whole device pixels at every usual ratio
    const auto grained = [](double x) { return static_cast<int>(std::floor(x / kGrain)) * kGrain; };
    const double reach = u(2); // of a marker
    const int left = grained(m_scale.toX(step) - reach);
    const int right = grained(m_scale.toX(newestStep()) + reach) + kGrain;
    const QRect part = QRect(left, 0, right - left, height()) & viewport()->rect();
    // Where a line is cut its pixels are not those of a whole one: the cut is left out.
    const QRect source = part.adjusted(-kGrain, 0, kGrain, 0) & viewport()->rect();
    QPainter painter(&m_picture);
    painter.setClipRect(part);
    painter.drawPixmap(source.topLeft(), painted(source));
    return part;
}

double MetricPlot::newestStep() const
{
    double newest = 0;
    for (const auto& [line, raw, strong] : m_drawn)
        for (const auto* curve : {&raw, &strong})
            if (*curve && !(*curve)->points().isEmpty())
                newest = std::max(newest, (*curve)->points().last().x());
    return newest;
}

void MetricPlot::paintPart(QPainter& painter, const QRect& part)
{
    const auto& tokens = viewPalette(this);
    if (m_data.isEmpty())
        return paintEmpty(painter, part, m_scale, tokens);
    paintGround(painter, part, m_scale, m_data, tokens);
    if (m_data.spec.isFilled && !m_drawn.empty())
        paintFill(painter, m_scale, m_drawn.back().strong->points(),
                  tokens[lookOf(m_drawn.back().line->what).color]);
    painter.setRenderHint(QPainter::Antialiasing);
    scene()->render(&painter, part, part);
    for (const auto& drawn : m_drawn)
        paintMarkers(painter, part, m_scale, drawn.strong->points(), drawn.line->what, tokens);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_data.limit)
        paintLimit(painter, m_scale, *m_data.limit, tokens);
    if (const auto step = m_group.suggestion())
        paintSuggestion(painter, m_scale, *step, tokens);
}

void MetricPlot::paintPicture(QPainter& painter, const QPoint& at)
{
    viewport()->update(catchUp());
    painter.save();
    painter.translate(at);
    paintPart(painter, viewport()->rect());
    painter.restore();
}

} // namespace understudy
