#include "widgets/charts/plot_ground.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr double kFillOpacity = 0.14;

struct GroundText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::ChartGround)
};

QFont labelFont()
{
    return metrics::font(metrics::Type::Caption);
}

/// A line a pixel thick that lies on whole pixels.
QRectF hairline(double x, double y, double width, double height)
{
    return {std::floor(x), std::floor(y), width, height};
}

void paintValueMarks(QPainter& painter, const QRectF& part, const PlotScale& scale, ChartFigure figure,
                     const ViewPalette& tokens)
{
    for (const double value : scale.marks.values)
        painter.fillRect(hairline(scale.area.left(), scale.toY(value), scale.area.width(), 1),
                         tokens[Token::Grid]);
    if (part.left() > scale.area.left())
        return;
    const auto texts = markTexts(figure, scale.marks);
    const double height = QFontMetricsF(painter.font()).height();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const double y = scale.toY(scale.marks.values[static_cast<std::size_t>(i)]);
        painter.drawText(QRectF(0, y - height / 2, scale.area.left() - u(1.5), height),
                         Qt::AlignRight | Qt::AlignVCenter, texts[i]);
    }
}

void paintStepMark(QPainter& painter, const PlotScale& scale, double step, const ViewPalette& tokens)
{
    const double x = scale.toX(step);
    painter.fillRect(hairline(x, scale.area.top(), 1, scale.area.height()), tokens[Token::Grid]);
    const QString text = words::count(step);
    const double width = painter.fontMetrics().horizontalAdvance(text);
    const double left = std::min(x - width / 2, scale.area.right() + u(2) - width);
    painter.drawText(QRectF(left, scale.area.bottom() + u(1), width + 1, u(4)),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
}

void paintStepMarks(QPainter& painter, const QRectF& part, const PlotScale& scale, const ViewPalette& tokens)
{
    const auto marks = linearMarks(scale.steps.begin, scale.steps.end, mostStepMarks(scale.area.width()));
    const double reach = u(16); // of the longest label
    for (const double step : marks.values)
        if (step >= scale.steps.begin && step <= scale.steps.end && step == std::floor(step) &&
            std::abs(scale.toX(step) - part.center().x()) < part.width() / 2 + reach)
            paintStepMark(painter, scale, step, tokens);
}

QPainterPath markerShape(Marker marker, const QPointF& centre, double reach)
{
    QPainterPath shape;
    switch (marker) {
    case Marker::None:
        break;
    case Marker::Ring:
        shape.addEllipse(centre, reach, reach);
        break;
    case Marker::Square:
        shape.addRect(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach));
        break;
    case Marker::Diamond:
        shape.addPolygon(QPolygonF{centre + QPointF(0, -1.3 * reach), centre + QPointF(1.3 * reach, 0),
                                   centre + QPointF(0, 1.3 * reach), centre + QPointF(-1.3 * reach, 0)});
        shape.closeSubpath();
        break;
    case Marker::Triangle:
        shape.addPolygon(QPolygonF{centre + QPointF(0, -1.2 * reach), centre + QPointF(1.2 * reach, reach),
                                   centre + QPointF(-1.2 * reach, reach)});
        shape.closeSubpath();
        break;
    }
    return shape;
}

} // namespace

double strokeWidth()
{
    return u(1) * 1.75 / 4;
}

QRectF plotArea(const QSizeF& size, const QStringList& valueTexts)
{
    const QFontMetricsF font(labelFont());
    double labels = font.horizontalAdvance(QStringLiteral("88 GB")); // so charts above each other align
    for (const auto& text : valueTexts)
        labels = std::max(labels, font.horizontalAdvance(text));
    const double left = std::ceil(u(3) + labels + u(1.5));
    const double top = std::ceil(font.height() / 2); // the uppermost label stands beside the edge
    return {left, top, std::max(1.0, size.width() - left - u(3)), std::max(1.0, size.height() - top - u(6))};
}

int mostValueMarks(double height)
{
    return std::clamp(static_cast<int>(height / u(9)), 2, 5);
}

int mostStepMarks(double width)
{
    return std::clamp(static_cast<int>(width / u(16)), 2, 8);
}

void paintGround(QPainter& painter, const QRectF& part, const PlotScale& scale, const ChartData& chart,
                 const ViewPalette& tokens)
{
    painter.fillRect(part, tokens[Token::Surface]);
    const auto& area = scale.area;
    if (chart.limit)
        if (const double y = scale.toY(chart.limit->value); y > area.top())
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), y - area.top()),
                             tokens[Token::BadGround]);
    painter.setFont(labelFont());
    painter.setPen(tokens[Token::Muted]);
    paintValueMarks(painter, part, scale, chart.spec.figure, tokens);
    paintStepMarks(painter, part, scale, tokens);
    painter.fillRect(hairline(area.left(), area.bottom(), area.width(), 1), tokens[Token::Control]);
}

void paintEmpty(QPainter& painter, const QRectF& part, const PlotScale& scale, const ViewPalette& tokens)
{
    painter.fillRect(part, tokens[Token::Surface]);
    painter.setFont(metrics::font(metrics::Type::Body));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(scale.area, Qt::AlignCenter | Qt::TextWordWrap,
                     GroundText::tr("No values yet. They come with the first step."));
}

void paintFill(QPainter& painter, const PlotScale& scale, const QList<QPointF>& points, const QColor& color)
{
    if (points.isEmpty())
        return;
    QPolygonF shape;
    shape.reserve(points.size() + 2);
    shape << QPointF(scale.toX(points.first().x()), scale.area.bottom());
    for (const auto& point : points)
        shape << QPointF(scale.toX(point.x()), scale.toY(point.y()));
    shape << QPointF(scale.toX(points.last().x()), scale.area.bottom());
    QColor tint = color;
    tint.setAlphaF(kFillOpacity);
    painter.save();
    painter.setClipRect(scale.area, Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(shape);
    painter.restore();
}

void paintMarker(QPainter& painter, const QPointF& centre, const ChartLine& line, const ViewPalette& tokens)
{
    const auto look = lookOf(line);
    painter.setPen(QPen(tokens[look.color], strokeWidth()));
    painter.setBrush(tokens[line.kind == LineKind::Sparse ? Token::Surface : look.color]);
    painter.drawPath(markerShape(look.marker, centre, u(0.8)));
}

void paintMarkers(QPainter& painter, const QRectF& part, const PlotScale& scale, const QList<QPointF>& points,
                  const ChartLine& line, const ViewPalette& tokens)
{
    if (lookOf(line).marker == Marker::None)
        return;
    const double reach = u(2);
    const double apart = line.kind == LineKind::Sparse ? u(2.5) : u(20);
    const QRectF inside = scale.area.adjusted(-0.5, -0.5, 0.5, 0.5);
    // Those of runs that are much the same do not lie on each other.
    double next = line.kind == LineKind::Sparse ? 0 : scale.area.left() + apart * (line.place % 4) / 4;
    for (const auto& point : points) {
        const QPointF centre(scale.toX(point.x()), scale.toY(point.y()));
        if (centre.x() < next || !inside.contains(centre))
            continue;
        next = centre.x() + apart;
        if (part.adjusted(-reach, 0, reach, 0).contains(centre))
            paintMarker(painter, centre, line, tokens);
    }
}

void paintLimit(QPainter& painter, const PlotScale& scale, const ChartLimit& limit, const ViewPalette& tokens)
{
    const auto& area = scale.area;
    const double y = scale.toY(limit.value);
    if (y > area.bottom())
        return;
    const bool isAbove = y < area.top();
    const double top = std::max(y, area.top());
    if (!isAbove)
        painter.fillRect(hairline(area.left(), y - 1, area.width(), 2), tokens[Token::Bad]);
    QFont font = labelFont();
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(tokens[Token::Bad]);
    QRectF words(area.left(), top + u(0.5), area.width() - u(1.5), u(4));
    if (isAbove) { // a triangle points to where it is
        const QPointF peak(words.right() - u(1), words.top() + u(1));
        painter.setBrush(tokens[Token::Bad]);
        painter.drawPolygon(QPolygonF{peak, peak + QPointF(u(1), u(2)), peak + QPointF(-u(1), u(2))});
        words.setRight(words.right() - u(3));
    }
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, limit.words);
}

void paintSuggestion(QPainter& painter, const PlotScale& scale, std::int64_t step, const ViewPalette& tokens)
{
    const auto& area = scale.area;
    const double x = std::floor(scale.toX(static_cast<double>(step))) + 0.5;
    if (x < area.left() || x > area.right())
        return;
    painter.setPen(QPen(tokens[Token::Ok], 1, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    // The pole of the flag's drawing stands at a quarter of its width.
    drawIcon(painter, QRectF(x - u(0.75), area.top() - u(0.75), u(3), u(3)), "checkpoint", tokens[Token::Ok]);
}

} // namespace understudy
